namespace Visavis.Web.Bookings.Pages;

/// <summary>One booking on the dashboard of one of its sides.</summary>
/// <param name="Acts">The very table the booking's own page and its mails go by.</param>
/// <param name="Receipt">What became of the last mail about it to the reader; null when none was written.</param>
public sealed record DashboardRow(Booking Booking, BookingSide Side, string OtherName, IReadOnlySet<BookingAct> Acts, MailReceipt? Receipt)
{
    public bool May(BookingAct act) => Acts.Contains(act);

    /// <summary>The reader is the one who is asked.</summary>
    public bool NeedsReader =>
        May(BookingAct.Accept)
        || May(BookingAct.AcceptProposal)
        || (May(BookingAct.DecideWaiver) && Booking.LateFee == LateFeeState.WaiverAsked);
}

/// <param name="At">When it went out, or was written when it has not.</param>
public sealed record MailReceipt(DateTimeOffset At, bool IsSent, bool HasFailed);
