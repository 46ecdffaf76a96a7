using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Bookings.Pages;

/// <summary>A page of what is open.</summary>
/// <param name="Needing">What waits for the reader, wherever it stands in the list.</param>
/// <param name="Count">On all pages.</param>
public sealed record OpenBookings(IReadOnlyList<DashboardRow> Rows, IReadOnlyList<DashboardRow> Needing, int Count, int Page, int Pages);

/// <summary>Reads a person's bookings for the dashboard, each with what its reader may do now.</summary>
public sealed class DashboardReader(VisavisDbContext db, BookingReceipts receipts, TimeProvider time)
{
    public const int HistoryPage = 25;
    public const int OpenPage = 200;

    private static readonly BookingState[] Over = [BookingState.Declined, BookingState.Cancelled, BookingState.Expired];

    /// <summary>What is open and what ended within the last day, next first.</summary>
    /// <param name="page">From 1; beyond the last it is the last.</param>
    public async Task<OpenBookings> OpenAsync(Guid accountId, BookingSide? only, int page, CancellationToken cancellationToken)
    {
        var since = time.GetUtcNow().AddDays(-1);
        var sides = Sides(accountId, only);
        List<IQueryable<Booking>> open =
        [
            .. sides.Select(side => side.Where(b => b.State == BookingState.Requested)),
            .. sides.Select(side => side.Where(b => b.State == BookingState.Accepted).EndingAfter(since)),
            .. sides.Select(side => side.Where(b => b.State == BookingState.Completed).EndingAfter(since)),
            .. sides.Select(side => side.Where(b => b.State == BookingState.Cancelled && b.LateFee == LateFeeState.WaiverAsked)),
        ];
        var keys = Keys(open);
        var count = await keys.CountAsync(cancellationToken);
        var pages = Math.Max(1, (count + OpenPage - 1) / OpenPage);
        var shown = Math.Clamp(page, 1, pages);
        var ids = await keys.OrderBy(key => key.StartsAt)
            .ThenBy(key => key.Id)
            .Skip((shown - 1) * OpenPage)
            .Take(OpenPage)
            .Select(key => key.Id)
            .ToListAsync(cancellationToken);
        var rows = await RowsAsync(ids, accountId, cancellationToken);
        var needing = pages == 1 ? rows : await RowsAsync(await AskingAsync(sides, cancellationToken), accountId, cancellationToken);
        return new OpenBookings(rows, [.. needing.Where(row => row.NeedsReader)], count, shown, pages);
    }

    /// <summary>The newest first, one more than a page holds when there are older ones.</summary>
    public async Task<IReadOnlyList<DashboardRow>> HistoryAsync(
        Guid accountId,
        BookingSide? only,
        int page,
        CancellationToken cancellationToken
    )
    {
        var before = time.GetUtcNow().AddDays(-1);
        var sides = Sides(accountId, only);
        var most = (page * HistoryPage) + 1;
        // Each state by itself is in the order of an index, so that the newest are read and no more.
        List<IQueryable<Booking>> over =
        [
            .. sides.SelectMany(side => Over.Select(state => side.Where(b => b.State == state))),
            .. sides.Select(side => side.Where(b => b.State == BookingState.Completed).EndedBy(before)),
            .. sides.Select(side => side.Where(b => b.State == BookingState.Accepted).EndedBy(before)),
        ];
        var ids = await Keys(over.Select(one => one.OrderByDescending(b => b.StartsAt).ThenByDescending(b => b.Id).Take(most)))
            .OrderByDescending(key => key.StartsAt)
            .ThenByDescending(key => key.Id)
            .Skip((page - 1) * HistoryPage)
            .Take(HistoryPage + 1)
            .Select(key => key.Id)
            .ToListAsync(cancellationToken);
        return await RowsAsync(ids, accountId, cancellationToken);
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
            .Where(b => b.ProfessionalId == accountId && b.StartsAt < to)
            .EndingAfter(from)
            .Where(b => b.State == BookingState.Accepted || b.State == BookingState.Completed || b.State == BookingState.Requested)
            .OrderBy(b => b.StartsAt)
            .ToListAsync(cancellationToken);
        return await RowsAsync(bookings, accountId, cancellationToken);
    }

    /// <summary>Those of each side by itself: an index knows one of them. Nobody is on both sides of one.</summary>
    private List<IQueryable<Booking>> Sides(Guid accountId, BookingSide? only)
    {
        var all = db.Set<Booking>().AsNoTracking();
        var sides = new List<IQueryable<Booking>>();
        if (only != BookingSide.Client)
        {
            sides.Add(all.Where(b => b.ProfessionalId == accountId));
        }

        if (only != BookingSide.Professional)
        {
            sides.Add(all.Where(b => b.ClientId == accountId && b.ProfessionalId != accountId));
        }

        return sides;
    }

    private static IQueryable<Key> Keys(IEnumerable<IQueryable<Booking>> parts) =>
        parts.Select(part => part.Select(b => new Key { Id = b.Id, StartsAt = b.StartsAt })).Aggregate(Queryable.Concat);

    /// <summary>Those about which somebody is asked something, wherever they stand in the list.</summary>
    private static Task<List<Guid>> AskingAsync(List<IQueryable<Booking>> sides, CancellationToken cancellationToken) =>
        Keys([
                .. sides.Select(side => side.Where(b => b.State == BookingState.Requested)),
                .. sides.Select(side => side.Where(b => b.State == BookingState.Accepted && b.ProposedBy != null)),
                .. sides.Select(side => side.Where(b => b.State == BookingState.Cancelled && b.LateFee == LateFeeState.WaiverAsked)),
            ])
            .OrderBy(key => key.StartsAt)
            .ThenBy(key => key.Id)
            .Take(OpenPage)
            .Select(key => key.Id)
            .ToListAsync(cancellationToken);

    /// <summary>In the order of the ids.</summary>
    private async Task<IReadOnlyList<DashboardRow>> RowsAsync(List<Guid> ids, Guid reader, CancellationToken cancellationToken)
    {
        var bookings = await db.Set<Booking>()
            .AsNoTracking()
            .Where(b => EF.Parameter(ids).Contains(b.Id))
            .ToDictionaryAsync(b => b.Id, cancellationToken);
        return await RowsAsync(ids.ConvertAll(id => bookings.GetValueOrDefault(id)).OfType<Booking>().ToList(), reader, cancellationToken);
    }

    private async Task<IReadOnlyList<DashboardRow>> RowsAsync(List<Booking> bookings, Guid reader, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var ids = bookings.Select(b => b.ProfessionalId).Distinct().ToList();
        var names = await db
            .Users.Where(a => ids.Contains(a.Id))
            .Select(a => new { a.Id, a.DisplayName })
            .ToDictionaryAsync(a => a.Id, a => a.DisplayName, cancellationToken);
        var mails = await receipts.LastOfAsync(bookings, cancellationToken);
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
                    mails.Own(b, side),
                    mails.To(b, side == BookingSide.Client ? BookingSide.Professional : BookingSide.Client)
                );
            }),
        ];
    }

    private sealed class Key
    {
        public required Guid Id { get; init; }

        public required DateTimeOffset StartsAt { get; init; }
    }
}
