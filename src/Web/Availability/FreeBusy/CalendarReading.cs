using NodaTime;

namespace Visavis.Web.Availability.FreeBusy;

/// <summary>What a source says of one calendar.</summary>
/// <param name="Window">What was asked about; busy moments lie in it, merged.</param>
/// <param name="Trouble">Why nothing is known; the calendar is then not free but unknown.</param>
public sealed record CalendarReading(Interval Window, IReadOnlyList<Interval> Busy, UnknownReason? Trouble)
{
    public static CalendarReading Unknown(Interval window, UnknownReason reason) => new(window, [], reason);
}
