namespace Visavis.Web.Availability.GoogleCalendar;

public sealed class GoogleCalendarOptions
{
    public const string Section = "Google";

    /// <summary>Of a project in which the Calendar API is on; without it no Google calendar is read.</summary>
    public string? CalendarApiKey { get; set; }

    /// <summary>Somewhere else than Google, for tests.</summary>
    public Uri? CalendarEndpoint { get; set; }

    /// <summary>For one question.</summary>
    public TimeSpan CalendarTimeout { get; set; } = TimeSpan.FromSeconds(8);

    /// <summary>How often a shared calendar is read again.</summary>
    public TimeSpan CalendarRefreshEvery { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>A reading older than this says nothing any more.</summary>
    public TimeSpan CalendarStaleAfter { get; set; } = TimeSpan.FromMinutes(45);
}
