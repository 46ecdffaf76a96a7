using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Mail;
using Visavis.Web.Notifications;

namespace Visavis.Web.Bookings.Pages;

/// <summary>What became of the mails about bookings, and which reminders are still to come; never their words.</summary>
public sealed class BookingReceipts(VisavisDbContext db, NotificationReceipts notices)
{
    public async Task<LastMails> LastOfAsync(IReadOnlyCollection<Booking> bookings, CancellationToken cancellationToken)
    {
        var subjects = bookings.Select(b => BookingNotices.SubjectOf(b.Id)).ToList();
        var mails = await db
            .Mails.Where(m => m.SubjectKey != null && subjects.Contains(m.SubjectKey))
            .Select(m => new TellingMail(m.SubjectKey!, m.AccountId, m.Recipient, m.State, m.CreatedAt, m.SentAt, m.ReplacedAt != null))
            .ToListAsync(cancellationToken);
        return new LastMails(mails.ToLookup(m => m.SubjectKey));
    }

    /// <summary>All mails and planned reminders to the two sides, oldest first; others who plan for the client are nobody's business here.</summary>
    public async Task<IReadOnlyList<(BookingSide To, NotificationReceipt Receipt)>> ListAsync(
        Booking booking,
        CancellationToken cancellationToken
    )
    {
        var found = new List<(BookingSide, NotificationReceipt)>();
        foreach (var receipt in await notices.OfAsync(BookingNotices.SubjectOf(booking.Id), cancellationToken))
        {
            var isShown =
                receipt.Channel == NotificationChannels.Email
                || receipt is { Channel: NotificationChannels.None, State: ReceiptState.Planned };
            if (isShown && SideOf(booking, receipt.AccountId, receipt.Recipient) is { } side)
            {
                found.Add((side, receipt));
            }
        }

        return found;
    }

    /// <summary>Whom a mail was for; a guest, or who took an account since, is known by the address.</summary>
    internal static BookingSide? SideOf(Booking booking, Guid? account, string? recipient) =>
        account is { } id
            ? id == booking.ProfessionalId
                ? BookingSide.Professional
                : id == booking.ClientId
                    ? BookingSide.Client
                    : null
            : booking.ClientEmail is { } address && recipient == address
                ? BookingSide.Client
                : null;
}

/// <summary>The last mail about each of some bookings.</summary>
public sealed class LastMails
{
    private readonly ILookup<string, TellingMail> mails;

    internal LastMails(ILookup<string, TellingMail> mails) => this.mails = mails;

    /// <summary>Whatever became of it: that somebody was not told is news to the others.</summary>
    public MailReceipt? To(Booking booking, BookingSide side) => Last(Of(booking, side));

    /// <summary>To the reader: what was replaced tells them nothing.</summary>
    public MailReceipt? Own(Booking booking, BookingSide side) => Last(Of(booking, side).Where(m => !m.IsReplaced));

    private IEnumerable<TellingMail> Of(Booking booking, BookingSide side) =>
        mails[BookingNotices.SubjectOf(booking.Id)].Where(m => BookingReceipts.SideOf(booking, m.AccountId, m.Recipient) == side);

    private static MailReceipt? Last(IEnumerable<TellingMail> some) => some.MaxBy(m => m.CreatedAt) is { } last ? last.ToReceipt() : null;
}

/// <summary>A mail without its words.</summary>
internal sealed record TellingMail(
    string SubjectKey,
    Guid? AccountId,
    string Recipient,
    MailState State,
    DateTimeOffset CreatedAt,
    DateTimeOffset? SentAt,
    bool IsReplaced
)
{
    /// <summary>One that is queued and no longer true does not leave.</summary>
    public MailReceipt ToReceipt() => new(SentAt ?? CreatedAt, State == MailState.Queued && IsReplaced ? MailState.Replaced : State);
}
