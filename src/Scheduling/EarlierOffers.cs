using NodaTime;

namespace Visavis.Scheduling;

/// <summary>Whether somebody on the waiting list is told of a slot that became free.</summary>
public static class EarlierOffers
{
    public const int MostNotices = 3;

    /// <summary>Between two notices.</summary>
    public static readonly Duration Pause = Duration.FromHours(24);

    /// <summary>So much earlier it must be to be worth a notice.</summary>
    public static readonly Duration Clearly = Duration.FromHours(24);

    public static bool IsWorthTelling(Instant booked, Instant free, int notices, Instant? last, Instant now) =>
        notices < MostNotices && free > now && booked - free >= Clearly && (last is null || now - last.Value >= Pause);
}
