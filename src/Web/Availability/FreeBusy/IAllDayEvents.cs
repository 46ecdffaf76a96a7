namespace Visavis.Web.Availability.FreeBusy;

/// <summary>Finds days that look taken in a calendar and are not.</summary>
public interface IAllDayEvents
{
    /// <summary>All-day events of which nothing is busy; null when the list of events cannot be had.</summary>
    Task<int?> CountFreeDaysAsync(string calendarId, CalendarReading reading, CancellationToken cancellationToken);
}
