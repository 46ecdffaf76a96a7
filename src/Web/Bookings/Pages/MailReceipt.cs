using Visavis.Web.Foundation.Mail;

namespace Visavis.Web.Bookings.Pages;

/// <summary>What became of the last mail about a booking to one of its sides.</summary>
/// <param name="At">When it went out, or was written when it has not.</param>
public sealed record MailReceipt(DateTimeOffset At, MailState State);
