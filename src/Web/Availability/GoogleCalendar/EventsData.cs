using Newtonsoft.Json;

namespace Visavis.Web.Availability.GoogleCalendar;

/// <summary>Of events only when they are: titles are not even asked for.</summary>
public sealed class Events
{
    [JsonProperty("items")]
    public IList<Event?>? Items { get; set; }
}

public sealed class Event
{
    [JsonProperty("status")]
    public string? Status { get; set; }

    [JsonProperty("start")]
    public EventDateTime? Start { get; set; }

    [JsonProperty("end")]
    public EventDateTime? End { get; set; }
}

public sealed class EventDateTime
{
    /// <summary>Only of all-day events: <c>yyyy-mm-dd</c>.</summary>
    [JsonProperty("date")]
    public string? Date { get; set; }
}
