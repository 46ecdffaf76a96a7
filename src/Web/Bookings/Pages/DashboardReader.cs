using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Mail;

namespace Visavis.Web.Bookings.Pages;

/// <summary>Reads a person's bookings for the dashboard, each with what its reader may do now.</summary>
public sealed class DashboardReader(VisavisDbContext db, TimeProvider time)
{
    public const int HistoryPage = 25;
    private const int MostOpen = 200;

    /// <summary>Everything open and what ended within the last day, next first.</summary>
    public async Task<IReadOnlyList<DashboardRow>> OpenAsync(Guid accountId, BookingSide? only, CancellationToken cancellationToken)
    {
        var since = time.GetUtcNow().AddDays(-1);
        var bookings = await Of(accountId, only)
            .Where(b =>
                b.State == BookingState.Requested
                || (b.State == BookingState.Accepted && b.EndsAt > since)
                || (b.State == BookingState.Completed && b.EndsAt > since)
                || b.LateFee == LateFeeState.WaiverAsked
            )
            .OrderBy(b => b.StartsAt)
            .ThenBy(b => b.Id)
            .Take(MostOpen)
            .ToListAsync(cancellationToken);
        return await RowsAsync(bookings, accountId, cancellationToken);
    }

    public async Task<IReadOnlyList<DashboardRow>> HistoryAsync(
        Guid accountId,
        BookingSide? only,
        int page,
        CancellationToken cancellationToken
    )
    {
        var before = time.GetUtcNow().AddDays(-1);
        var bookings = await Of(accountId, only)
            .Where(b =>
                b.State == BookingState.Declined
                || b.State == BookingState.Cancelled
                || b.State == BookingState.Expired
                || ((b.State == BookingState.Completed || b.State == BookingState.Accepted) && b.EndsAt <= before)
            )
            .OrderByDescending(b => b.StartsAt)
            .ThenBy(b => b.Id)
            .Skip((page - 1) * HistoryPage)
            .Take(HistoryPage + 1)
            .ToListAsync(cancellationToken);
        return await RowsAsync(bookings, accountId, cancellationToken);
    }

    /// <summary>A professional's accepted appointments and blocking requests between two moments.</summary>
    public async Task<IReadOnlyList<DashboardRow>> WeekAsync(
        Guid accountId,
        DateTimeOffset from,
        DateTimeOffset to,
        CancellationToken cancellationToken
    )
    {
        var bookings = await db.Set<Booking>()
            .AsNoTracking()
            .Where(b => b.ProfessionalId == accountId && b.StartsAt < to && b.EndsAt > from)
            .Where(b => b.State == BookingState.Accepted || b.State == BookingState.Completed || b.State == BookingState.Requested)
            .OrderBy(b => b.StartsAt)
            .ToListAsync(cancellationToken);
        return await RowsAsync(bookings, accountId, cancellationToken);
    }

    private IQueryable<Booking> Of(Guid accountId, BookingSide? only) =>
        db.Set<Booking>()
            .AsNoTracking()
            .Where(b =>
                (b.ProfessionalId == accountId && only != BookingSide.Client)
                || (b.ClientId == accountId && only != BookingSide.Professional)
            );

    private async Task<IReadOnlyList<DashboardRow>> RowsAsync(List<Booking> bookings, Guid reader, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var ids = bookings.Select(b => b.ProfessionalId).Distinct().ToList();
        var names = await db
            .Users.Where(a => ids.Contains(a.Id))
            .Select(a => new { a.Id, a.DisplayName })
            .ToDictionaryAsync(a => a.Id, a => a.DisplayName, cancellationToken);
        var subjects = bookings.ConvertAll(b => BookingNotices.SubjectOf(b.Id));
        var mails = (
            await db
                .Mails.Where(m => m.SubjectKey != null && subjects.Contains(m.SubjectKey))
                .Select(m => new TellingMail(m.SubjectKey!, m.AccountId, m.Recipient, m.State, m.CreatedAt, m.SentAt, m.ReplacedAt != null))
                .ToListAsync(cancellationToken)
        ).ToLookup(m => m.SubjectKey);
        return
        [
            .. bookings.Select(b =>
            {
                var side = b.ProfessionalId == reader ? BookingSide.Professional : BookingSide.Client;
                return new DashboardRow(
                    b,
                    side,
                    side == BookingSide.Professional ? b.ClientName : names.GetValueOrDefault(b.ProfessionalId, ""),
                    BookingActs.For(b, side, now),
                    // What was replaced tells the reader nothing; that the other side was not told is news.
                    Last(mails[BookingNotices.SubjectOf(b.Id)].Where(m => m.AccountId == reader && !m.IsReplaced)),
                    Last(mails[BookingNotices.SubjectOf(b.Id)].Where(m => IsTo(m, b, side)))
                );
            }),
        ];
    }

    private static MailReceipt? Last(IEnumerable<TellingMail> mails) => mails.MaxBy(m => m.CreatedAt) is { } last ? last.ToReceipt() : null;

    /// <summary>To the side across from this one; a guest, or who took an account since, is known by the address.</summary>
    private static bool IsTo(TellingMail mail, Booking booking, BookingSide from) =>
        from == BookingSide.Client ? mail.AccountId == booking.ProfessionalId
        : mail.AccountId is { } account ? account == booking.ClientId
        : booking.ClientEmail is { } address && mail.Recipient == address;

    /// <summary>A mail without its words.</summary>
    private sealed record TellingMail(
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
}
