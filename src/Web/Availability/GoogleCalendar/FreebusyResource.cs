using Google.Apis.Requests;
using Google.Apis.Services;

namespace Visavis.Web.Availability.GoogleCalendar;

public sealed class FreebusyResource(IClientService service)
{
    /// <summary>Returns free/busy information for a set of calendars.</summary>
    public QueryRequest Query(FreeBusyRequest body) => new(service, body);

    public sealed class QueryRequest : ClientServiceRequest<FreeBusyResponse>
    {
        private readonly FreeBusyRequest body;

        internal QueryRequest(IClientService service, FreeBusyRequest body)
            : base(service)
        {
            this.body = body;
            InitParameters();
        }

        public override string MethodName => "query";

        public override string HttpMethod => "POST";

        public override string RestPath => "freeBusy";

        protected override object GetBody() => body;
    }
}
