using NodaTime;

namespace Visavis.Web.Availability.FreeBusy;

/// <summary>Says when calendars are busy. It never throws for what the other side does: trouble is an answer.</summary>
public interface IFreeBusySource
{
    /// <summary>Whether it is the one to ask about the calendar.</summary>
    bool Knows(string calendarId);

    /// <summary>One reading for each calendar asked about.</summary>
    Task<IReadOnlyDictionary<string, CalendarReading>> ReadAsync(
        IReadOnlyCollection<string> calendarIds,
        Interval window,
        CancellationToken cancellationToken
    );
}
