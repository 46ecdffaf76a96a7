using NodaTime;

namespace Visavis.Scheduling;

/// <summary>Whether somebody on the waiting list is told of a slot that became free.</summary>
public static class EarlierOffers
{
    public const int MostNotices = 3;

    /// <summary>Between two notices.</summary>
    private static readonly Duration Pause = Duration.FromHours(24);

    /// <summary>So much earlier it must be to be worth a notice.</summary>
    private static readonly Duration Clearly = Duration.FromHours(24);

    /// <summary>A notice at or before it is long enough ago for another one.</summary>
    public static Instant LastNoticeBy(Instant now) => now - Pause;

    /// <summary>The latest start that is clearly earlier than what is booked.</summary>
    public static Instant LatestFree(Instant booked) => booked - Clearly;

    /// <summary>Only appointments after it can be had clearly earlier.</summary>
    public static Instant SoonestBooked(Instant now) => now + Clearly;

    public static bool IsWorthTelling(Instant booked, Instant free, int notices, Instant? last, Instant now) =>
        notices < MostNotices && free > now && free <= LatestFree(booked) && (last is null || last <= LastNoticeBy(now));
}
