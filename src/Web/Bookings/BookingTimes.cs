using Visavis.Scheduling;

namespace Visavis.Web.Bookings;

/// <summary>
/// What ended before a moment, or ends after it. The indexes of somebody's appointments are by the start: the questions begin with it, and put the end where
/// SQLite, which keeps no counts, does not take it for a reason to read those of everybody.
/// </summary>
public static class BookingTimes
{
    /// <summary>No appointment is longer.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(SlotRules.LongestMinutes);

    public static IQueryable<Booking> EndedBy(this IQueryable<Booking> bookings, DateTimeOffset moment)
    {
        var surely = moment - Longest;
        return bookings.Where(b => b.StartsAt <= moment && (b.StartsAt <= surely || b.EndsAt <= moment));
    }

    public static IQueryable<Booking> EndingAfter(this IQueryable<Booking> bookings, DateTimeOffset moment)
    {
        var earliest = moment - Longest;
        return bookings.Where(b => b.StartsAt > earliest && (b.StartsAt >= moment || b.EndsAt > moment));
    }
}
