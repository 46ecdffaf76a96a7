using Google.Apis.Discovery;
using Google.Apis.Requests;
using Google.Apis.Services;
using Google.Apis.Util;

namespace Visavis.Web.Availability.GoogleCalendar;

public sealed class EventsResource(IClientService service)
{
    /// <summary>Returns events on the specified calendar.</summary>
    public ListRequest List(string calendarId) => new(service, calendarId);

    public sealed class ListRequest : ClientServiceRequest<Events>
    {
        internal ListRequest(IClientService service, string calendarId)
            : base(service)
        {
            CalendarId = calendarId;
            InitParameters();
        }

        [RequestParameter("calendarId", RequestParameterType.Path)]
        public string CalendarId { get; }

        [RequestParameter("singleEvents", RequestParameterType.Query)]
        public bool? SingleEvents { get; set; }

        [RequestParameter("maxResults", RequestParameterType.Query)]
        public int? MaxResults { get; set; }

        [RequestParameter("timeMin", RequestParameterType.Query)]
        public string? TimeMin { get; set; }

        [RequestParameter("timeMax", RequestParameterType.Query)]
        public string? TimeMax { get; set; }

        /// <summary>Which members the answer has; no others leave Google.</summary>
        [RequestParameter("fields", RequestParameterType.Query)]
        public string? Fields { get; set; }

        public override string MethodName => "list";

        public override string HttpMethod => "GET";

        public override string RestPath => "calendars/{calendarId}/events";

        protected override void InitParameters()
        {
            base.InitParameters();
            RequestParameters.Add("calendarId", Of("calendarId", "path", isRequired: true));
            foreach (var name in (string[])["singleEvents", "maxResults", "timeMin", "timeMax", "fields"])
            {
                RequestParameters.Add(name, Of(name, "query", isRequired: false));
            }
        }

        private static Parameter Of(string name, string type, bool isRequired) =>
            new()
            {
                Name = name,
                IsRequired = isRequired,
                ParameterType = type,
            };
    }
}
