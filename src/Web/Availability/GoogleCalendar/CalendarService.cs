using Google.Apis.Services;

namespace Visavis.Web.Availability.GoogleCalendar;

/// <summary>
/// The part of Google's calendar library that is used here, under its names, because the package cannot be restored in every build; taking the
/// package in its place changes nothing else. Facts: the discovery document of the API, revision 20260519.
/// </summary>
public sealed class CalendarService : BaseClientService
{
    public const string Version = "v3";

    public CalendarService(Initializer initializer)
        : base(initializer)
    {
        Freebusy = new FreebusyResource(this);
        Events = new EventsResource(this);
    }

    public override string Name => "calendar";

    public override string BaseUri => BaseUriOverride ?? "https://www.googleapis.com/calendar/v3/";

    public override string BasePath => "calendar/v3/";

    public override string BatchUri => "https://www.googleapis.com/batch/calendar/v3";

    public override string BatchPath => "batch/calendar/v3";

    public override IList<string> Features => [];

    public EventsResource Events { get; }

    public FreebusyResource Freebusy { get; }
}
