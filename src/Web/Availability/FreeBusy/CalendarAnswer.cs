using NodaTime;

namespace Visavis.Web.Availability.FreeBusy;

/// <summary>What the shared calendars of a person say of a window.</summary>
/// <param name="ReadAt">When the oldest of them was read; null when there is none, or one was never read.</param>
public sealed record CalendarAnswer(IReadOnlyList<Interval> Busy, IReadOnlyList<UnknownPart> Unknown, Instant? ReadAt)
{
    public static readonly CalendarAnswer None = new([], [], null);
}
