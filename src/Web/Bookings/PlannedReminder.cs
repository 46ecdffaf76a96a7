namespace Visavis.Web.Bookings;

/// <summary>A reminder to be sent at its time if the booking still stands then, to whoever the row names.</summary>
public sealed class PlannedReminder
{
    public Guid Id { get; set; }

    public Guid BookingId { get; set; }

    public BookingSide Side { get; set; }

    /// <summary>A reminder for another start than the booking's is out of date.</summary>
    public DateTimeOffset ForStart { get; set; }

    public DateTimeOffset SendAt { get; set; }

    public DateTimeOffset? SentAt { get; set; }
}
