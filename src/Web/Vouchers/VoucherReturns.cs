using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Visavis.Ledger;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Notifications;
using Visavis.Web.Organisations.ClientFiles;
using Visavis.Web.Professionals;

namespace Visavis.Web.Vouchers;

/// <summary>Vouchers or money of a wallet that are not the client's to use any more.</summary>
/// <param name="EntryId">The entry it comes from; one that let several lots expire has a line for each.</param>
/// <param name="Count">Vouchers; 0 where it is the rest of a payment.</param>
/// <param name="LastDay">Of the lot; null where it is the rest of a payment.</param>
/// <param name="SentAt">When the money left; null while it is owed, and where nothing is.</param>
public sealed record VoucherReturn(
    Guid EntryId,
    string SchemeId,
    string Reference,
    DateTimeOffset At,
    VoucherEntryKind Kind,
    int Count,
    DateOnly? LastDay,
    int Cents,
    DateTimeOffset? SentAt
)
{
    /// <summary>What expired was the client's to give back while it was valid, and is not any more.</summary>
    public bool IsOwed => Kind != VoucherEntryKind.Expiry && SentAt is null;
}

/// <param name="OwedCents">Of all there is, not of this page.</param>
/// <param name="MostInFile">The file has the newest lines, and no more than these.</param>
public sealed record VoucherReturnPage(IReadOnlyList<VoucherReturn> Rows, int Number, int Last, int Count, long OwedCents, int MostInFile);

/// <param name="IsCut">Older ones are left out.</param>
public sealed record VoucherReturnList(IReadOnlyList<VoucherReturn> Rows, bool IsCut);

/// <summary>Refunds, rests of payments and what expired: the list of it, and the transfers that send the money back.</summary>
public sealed class VoucherReturns(VisavisDbContext db, VoucherBooks books, Notifier notifier, IStringLocalizer<VoucherTexts> texts)
{
    public const int PageSize = 50;

    /// <summary>A file for a spreadsheet holds no more lines: the newest.</summary>
    public int MostInFile { get; set; } = 50_000;

    /// <param name="owner">Whose wallets; null for everybody's.</param>
    public async Task<VoucherReturnPage> PageAsync(ServedClient? owner, int page, CancellationToken cancellationToken)
    {
        var count = await Rows(owner).CountAsync(cancellationToken);
        var last = Math.Max(1, (count + PageSize - 1) / PageSize);
        var number = Math.Clamp(page, 1, last);
        var rows = await ReadAsync(owner, (number - 1) * PageSize, PageSize, cancellationToken);
        return new VoucherReturnPage(rows, number, last, count, await OwedAsync(owner, cancellationToken), MostInFile);
    }

    /// <summary>For a file.</summary>
    public async Task<VoucherReturnList> AllAsync(ServedClient? owner, CancellationToken cancellationToken)
    {
        var rows = await ReadAsync(owner, 0, MostInFile + 1, cancellationToken);
        return rows.Count > MostInFile
            ? new VoucherReturnList([.. rows.Take(MostInFile)], IsCut: true)
            : new VoucherReturnList(rows, IsCut: false);
    }

    /// <summary>The money left: once for each refund or rest, and the client is told.</summary>
    public async Task<VoucherOutcome> SentAsync(Guid entryId, CancellationToken cancellationToken)
    {
        var entry = await db.Set<VoucherEntry>().AsNoTracking().SingleOrDefaultAsync(e => e.Id == entryId, cancellationToken);
        var wallet = entry is null
            ? null
            : await db.Set<VoucherWallet>().SingleOrDefaultAsync(w => w.Id == entry.WalletId, cancellationToken);
        if (entry is null || wallet is null)
        {
            return VoucherOutcome.Absent;
        }

        var key = $"{TransferKey}{entry.Key}";
        if (await db.Set<VoucherEntry>().AnyAsync(e => e.Key == key, cancellationToken))
        {
            return VoucherOutcome.Known;
        }

        var cents = await Rows(owner: null).Where(row => row.Entry.Id == entryId).ToListAsync(cancellationToken) is var rows
            ? rows.Where(row => row.Entry.Kind != VoucherEntryKind.Expiry).Sum(CentsOf)
            : 0;
        if (cents <= 0)
        {
            return VoucherOutcome.Absent;
        }

        books.Add(wallet, VoucherEntryKind.Transfer, key, []).RestCents = cents;
        await notifier.TellOwnerAsync(
            db,
            wallet,
            new Notification
            {
                Kind = VoucherKinds.Vouchers,
                SubjectKey = $"voucher-return:{entryId:N}",
                Write = _ => new NotificationContent(
                    texts["{0} vous sont rendus par virement", EuroAmount.Show(cents)],
                    [texts["Le virement est parti. Il arrive d’habitude en deux jours ouvrés."]],
                    texts["Voir mes titres"],
                    $"{VouchersModule.WalletPath}#returns"
                ),
            },
            cancellationToken
        );
        return await books.SaveAsync(cancellationToken) ? VoucherOutcome.Done : VoucherOutcome.NotNow;
    }

    /// <summary>Before the key of what is sent back; the key is unique in the database, so nothing is sent back twice.</summary>
    private const string TransferKey = "back:";

    private static int CentsOf(ReturnRow row) => row.Move is { } move ? move.Count * row.Lot!.PriceCents : row.Entry.RestCents ?? 0;

    private async Task<IReadOnlyList<VoucherReturn>> ReadAsync(ServedClient? owner, int skip, int take, CancellationToken cancellationToken)
    {
        var rows = await Rows(owner)
            .OrderByDescending(row => row.Entry.At)
            .ThenByDescending(row => row.Entry.Id)
            .ThenBy(row => row.Move!.Line)
            .Skip(skip)
            .Take(take)
            .Select(row => new
            {
                Row = row,
                Sent = db.Set<VoucherEntry>()
                    .Where(e => e.Key == TransferKey + row.Entry.Key)
                    .Select(e => (DateTimeOffset?)e.At)
                    .FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        return rows.ConvertAll(one => new VoucherReturn(
            one.Row.Entry.Id,
            one.Row.Wallet.SchemeId,
            one.Row.Wallet.Reference,
            one.Row.Entry.At,
            one.Row.Entry.Kind,
            one.Row.Move?.Count ?? 0,
            one.Row.Lot?.LastDay,
            CentsOf(one.Row),
            one.Sent
        ));
    }

    /// <summary>Added up where it is stored.</summary>
    private async Task<long> OwedAsync(ServedClient? owner, CancellationToken cancellationToken)
    {
        var refunds = await Rows(owner)
            .Where(row => row.Entry.Kind == VoucherEntryKind.Refund)
            .SumAsync(row => (long)row.Move!.Count * row.Lot!.PriceCents, cancellationToken);
        var entries = Entries(owner);
        var rests = await entries.Where(e => e.Kind == VoucherEntryKind.Payment).SumAsync(e => (long?)e.RestCents ?? 0, cancellationToken);
        var sent = await entries.Where(e => e.Kind == VoucherEntryKind.Transfer).SumAsync(e => (long?)e.RestCents ?? 0, cancellationToken);
        return refunds + rests - sent;
    }

    private IQueryable<VoucherEntry> Entries(ServedClient? owner) =>
        from entry in db.Set<VoucherEntry>().AsNoTracking()
        join wallet in owner is null ? db.Set<VoucherWallet>() : db.WalletsOf(owner) on entry.WalletId equals wallet.Id
        select entry;

    private IQueryable<ReturnRow> Rows(ServedClient? owner) =>
        from entry in Entries(owner)
        where
            entry.Kind == VoucherEntryKind.Refund
            || entry.Kind == VoucherEntryKind.Expiry
            || (entry.Kind == VoucherEntryKind.Payment && entry.RestCents > 0)
        join wallet in db.Set<VoucherWallet>().AsNoTracking() on entry.WalletId equals wallet.Id
        from move in db.Set<VoucherMoveRow>()
            .AsNoTracking()
            .Where(m => m.EntryId == entry.Id && (m.To == VoucherPlace.Refunded || m.To == VoucherPlace.Expired))
            .DefaultIfEmpty()
        from lot in db.Set<VoucherLotRow>().AsNoTracking().Where(l => l.Id == move.LotId).DefaultIfEmpty()
        select new ReturnRow
        {
            Entry = entry,
            Wallet = wallet,
            Move = move,
            Lot = lot,
        };

    private sealed class ReturnRow
    {
        public required VoucherEntry Entry { get; init; }

        public required VoucherWallet Wallet { get; init; }

        public VoucherMoveRow? Move { get; init; }

        public VoucherLotRow? Lot { get; init; }
    }
}
