namespace Visavis.Web.Bookings;

/// <summary>When one side of a booking was in its room: the only thing lateness and absence are judged by.</summary>
public sealed class RoomVisit
{
    public Guid BookingId { get; set; }

    public BookingSide Side { get; set; }

    public DateTimeOffset FirstSeenAt { get; set; }

    public DateTimeOffset LastSeenAt { get; set; }

    /// <summary>The host lets the guest in.</summary>
    public DateTimeOffset? AdmittedAt { get; set; }
}
