namespace Visavis.Web.Bookings;

/// <summary>Somebody with a booking who would rather have an earlier time.</summary>
public sealed class WaitingEntry
{
    public const int MostNotices = 3;

    /// <summary>Of the booking; one wish for each.</summary>
    public Guid BookingId { get; set; }

    public Guid ProfessionalId { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public int Notices { get; set; }

    public DateTimeOffset? LastNoticeAt { get; set; }
}
