using Visavis.Web.Availability;

namespace Visavis.Web.Bookings;

/// <summary>
/// Time of a professional that is taken, buffers included: one row for each live hold, blocking request, accepted booking and proposed
/// time. The database itself refuses two that overlap unless they have the same owner (<see cref="OverlapGuard"/>).
/// </summary>
public sealed class BookedTime : IOccupiesTime
{
    /// <summary>Longest that one row may be, buffers included: bounds what the guard looks at.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(36);

    public Guid Id { get; set; }

    public Guid ProfessionalId { get; set; }

    /// <summary>The hold or booking; a hold and the booking it becomes have the same id.</summary>
    public Guid OwnerId { get; set; }

    public BookedTimeKind Kind { get; set; }

    public DateTimeOffset StartsAt { get; set; }

    public DateTimeOffset EndsAt { get; set; }

    /// <summary>From then on it counts no more; null lasts until it is removed.</summary>
    public DateTimeOffset? ExpiresAt { get; set; }
}

/// <summary>Why time is taken.</summary>
public enum BookedTimeKind
{
    Hold = 0,
    Request = 1,
    Booking = 2,

    /// <summary>Another time that one side of a booking proposes.</summary>
    Proposal = 3,
}
