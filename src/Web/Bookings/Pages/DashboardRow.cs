namespace Visavis.Web.Bookings.Pages;

/// <summary>One booking on the dashboard of one of its sides.</summary>
/// <param name="Acts">The very table the booking's own page and its mails go by.</param>
/// <param name="Receipt">What became of the last mail about it to the reader; null when none was written.</param>
/// <param name="OtherReceipt">The same of the other side, whoever wrote it.</param>
public sealed record DashboardRow(
    Booking Booking,
    BookingSide Side,
    string OtherName,
    IReadOnlySet<BookingAct> Acts,
    MailReceipt? Receipt,
    MailReceipt? OtherReceipt
)
{
    /// <summary>Where a client who cannot be written to is rung; the page of the booking shows it at the same time.</summary>
    public string? OtherPhone =>
        Side == BookingSide.Professional && Booking.State is BookingState.Accepted or BookingState.Completed ? Booking.ClientPhone : null;

    public bool May(BookingAct act) => Acts.Contains(act);

    /// <summary>The reader is the one who is asked.</summary>
    public bool NeedsReader =>
        May(BookingAct.Accept)
        || May(BookingAct.AcceptProposal)
        || (May(BookingAct.DecideWaiver) && Booking.LateFee == LateFeeState.WaiverAsked);
}
