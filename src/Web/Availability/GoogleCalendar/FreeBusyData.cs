using Newtonsoft.Json;

namespace Visavis.Web.Availability.GoogleCalendar;

public sealed class FreeBusyRequest
{
    [JsonProperty("timeMin")]
    public string? TimeMinRaw { get; set; }

    [JsonProperty("timeMax")]
    public string? TimeMaxRaw { get; set; }

    [JsonProperty("timeZone")]
    public string? TimeZone { get; set; }

    [JsonProperty("calendarExpansionMax")]
    public int? CalendarExpansionMax { get; set; }

    [JsonProperty("items")]
    public IList<FreeBusyRequestItem>? Items { get; set; }
}

public sealed class FreeBusyRequestItem
{
    [JsonProperty("id")]
    public string? Id { get; set; }
}

public sealed class FreeBusyResponse
{
    [JsonProperty("kind")]
    public string? Kind { get; set; }

    [JsonProperty("timeMin")]
    public string? TimeMinRaw { get; set; }

    [JsonProperty("timeMax")]
    public string? TimeMaxRaw { get; set; }

    [JsonProperty("calendars")]
    public IDictionary<string, FreeBusyCalendar?>? Calendars { get; set; }
}

public sealed class FreeBusyCalendar
{
    [JsonProperty("busy")]
    public IList<TimePeriod?>? Busy { get; set; }

    [JsonProperty("errors")]
    public IList<Error?>? Errors { get; set; }
}

public sealed class TimePeriod
{
    [JsonProperty("start")]
    public string? StartRaw { get; set; }

    [JsonProperty("end")]
    public string? EndRaw { get; set; }
}

public sealed class Error
{
    [JsonProperty("domain")]
    public string? Domain { get; set; }

    [JsonProperty("reason")]
    public string? Reason { get; set; }
}
