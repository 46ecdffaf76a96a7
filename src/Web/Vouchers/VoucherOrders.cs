using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Visavis.Ledger;
using Visavis.Web.Bookings;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Notifications;
using Visavis.Web.Organisations.ClientFiles;
using Visavis.Web.Professionals;

namespace Visavis.Web.Vouchers;

/// <summary>What came of an act on vouchers.</summary>
public enum VoucherOutcome
{
    Done,

    /// <summary>Not there, or not theirs.</summary>
    Absent,

    /// <summary>Not any more, or changed meanwhile.</summary>
    NotNow,
    BadCount,
    NotEnough,
    NeedsReason,

    /// <summary>This transfer was recorded before.</summary>
    Known,

    /// <summary>Of whoever would decide, or of their organisation.</summary>
    OwnCase,
}

/// <summary>Orders of vouchers, and the transfers that pay them. Money is recorded here, never taken.</summary>
public sealed class VoucherOrders(
    VisavisDbContext db,
    VoucherBooks books,
    VoucherSchemes schemes,
    Notifier notifier,
    IStringLocalizer<VoucherTexts> texts,
    TimeProvider time
)
{
    private const string Alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static readonly int[] DaysOfNotice = [60, 30, 7];

    public async Task<VoucherOutcome> OrderAsync(ServedClient owner, string? schemeId, int count, CancellationToken cancellationToken) =>
        await SaveAsync(await AddAsync(owner, schemeId, (_, _) => count, cancellationToken), cancellationToken);

    /// <summary>As many whole vouchers as the amount pays; the order is of what they cost.</summary>
    public async Task<VoucherOutcome> OrderAsync(ServedClient owner, string? schemeId, Money amount, CancellationToken cancellationToken) =>
        await SaveAsync(await AddAsync(owner, schemeId, amount, cancellationToken), cancellationToken);

    /// <summary>The same, added to the context and not yet saved, for whoever tells of it in the same transaction.</summary>
    /// <returns>An order when the outcome is <see cref="VoucherOutcome.Done"/>.</returns>
    internal Task<(VoucherOutcome Outcome, VoucherOrder? Order, string Reference)> AddAsync(
        ServedClient owner,
        string? schemeId,
        Money amount,
        CancellationToken cancellationToken
    ) => AddAsync(owner, schemeId, (terms, before) => VoucherScheme.Buy(terms, amount, before).Bought.Count, cancellationToken);

    private async Task<(VoucherOutcome Outcome, VoucherOrder? Order, string Reference)> AddAsync(
        ServedClient owner,
        string? schemeId,
        Func<VoucherTerms, int, int> countOf,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow();
        if (schemes.Find(schemeId) is not { } scheme || scheme.On(VoucherSchemes.DayOf(scheme, now)) is not { } terms)
        {
            return (VoucherOutcome.Absent, null, "");
        }

        var wallet = await db.WalletsOf(owner)
            .Where(w => w.SchemeId == scheme.Id)
            .OrderBy(w => w.FileId != owner.FileId)
            .ThenBy(w => w.Id)
            .FirstOrDefaultAsync(cancellationToken);
        var before = await BoughtThisYearAsync(owner, scheme, cancellationToken);
        var count = countOf(terms, before);
        if (count > VoucherScheme.MostAtOnce || VoucherScheme.Quote(terms, count, before) is not { } quote)
        {
            return (VoucherOutcome.BadCount, null, "");
        }

        if (wallet is null)
        {
            wallet = new VoucherWallet
            {
                Id = Guid.CreateVersion7(now),
                OwnerId = owner.AccountId,
                FileId = owner.FileId,
                SchemeId = scheme.Id,
                Reference = RandomNumberGenerator.GetString(Alphabet, VoucherWallet.ReferenceLength),
                CreatedAt = now,
            };
            db.Add(wallet);
        }

        var order = new VoucherOrder
        {
            Id = Guid.CreateVersion7(now),
            WalletId = wallet.Id,
            Count = quote.Count,
            AmountCents = (int)quote.Total.Cents,
            OrderedAt = now,
        };
        db.Add(order);
        return (VoucherOutcome.Done, order, wallet.Reference);
    }

    private async Task<VoucherOutcome> SaveAsync(
        (VoucherOutcome Outcome, VoucherOrder? Order, string Reference) added,
        CancellationToken cancellationToken
    ) =>
        added.Outcome != VoucherOutcome.Done ? added.Outcome
        : await books.SaveAsync(cancellationToken) ? VoucherOutcome.Done
        : VoucherOutcome.NotNow;

    /// <summary>A transfer that came in: buys whole vouchers at once, and says what of it goes back.</summary>
    /// <param name="bankKey">The bank's own number of the transfer: recorded once.</param>
    public async Task<(VoucherOutcome Outcome, VoucherPurchase? Bought)> RecordPaymentAsync(
        string reference,
        int cents,
        string bankKey,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow();
        var wallet = await db.Set<VoucherWallet>().SingleOrDefaultAsync(w => w.Reference == reference, cancellationToken);
        if (
            wallet is null
            || schemes.Find(wallet.SchemeId) is not { } scheme
            || scheme.On(VoucherSchemes.DayOf(scheme, now)) is not { } terms
        )
        {
            return (VoucherOutcome.Absent, null);
        }

        var key = $"pay:{bankKey}";
        if (await db.Set<VoucherEntry>().AnyAsync(e => e.Key == key, cancellationToken))
        {
            return (VoucherOutcome.Known, null);
        }

        var before = await books.OpenAsync(wallet.Id, cancellationToken);
        var bought = VoucherScheme.Buy(
            terms,
            new Money(cents),
            await BoughtThisYearAsync(WalletOwners.Of(wallet), scheme, cancellationToken)
        );
        var lastDay = VoucherScheme.LastDay(terms, VoucherSchemes.DayOf(scheme, now));
        var moves = new List<VoucherMove>();
        foreach (var (count, price) in bought.Bought.Groups)
        {
            var lot = new VoucherLotRow
            {
                Id = Guid.CreateVersion7(now),
                WalletId = wallet.Id,
                Count = count,
                PriceCents = (int)price.Cents,
                LastDay = lastDay,
                BoughtAt = now,
            };
            db.Add(lot);
            moves.Add(new VoucherMove(lot.Id, VoucherPlace.Issuer, VoucherPlace.Available, count, null));
            await PlanNoticesAsync(wallet, scheme, lot, now, cancellationToken);
        }

        var entry = books.Add(wallet, VoucherEntryKind.Payment, key, moves);
        (entry.ReceivedCents, entry.RestCents) = (cents, (int)bought.Rest.Cents);
        var order = await db.Set<VoucherOrder>()
            .Where(o => o.WalletId == wallet.Id && o.State == VoucherOrderState.AwaitsPayment && o.AmountCents <= cents)
            .OrderByDescending(o => o.AmountCents)
            .ThenBy(o => o.Id)
            .FirstOrDefaultAsync(cancellationToken);
        if (order is not null)
        {
            (order.State, order.PaidAt) = (VoucherOrderState.Paid, now);
        }

        var (added, total, rest) = (bought.Bought.Count, before.Available + bought.Bought.Count, (int)bought.Rest.Cents);
        await notifier.TellOwnerAsync(
            db,
            wallet,
            new Notification
            {
                Kind = VoucherKinds.Vouchers,
                SubjectKey = $"voucher-payment:{entry.Id:N}",
                Write = _ => new NotificationContent(
                    texts["Votre virement est arrivé : {0} {0:titre|titres} de plus", new Counted(added)],
                    [
                        texts["Vous avez maintenant {0} {0:titre disponible|titres disponibles}.", new Counted(total)],
                        .. rest > 0 ? new string[] { texts["{0} vous seront rendus par virement.", EuroAmount.Show(rest)] } : [],
                    ],
                    texts["Voir mes titres"],
                    VouchersModule.WalletPath
                ),
            },
            cancellationToken
        );
        return await books.SaveAsync(cancellationToken) ? (VoucherOutcome.Done, bought) : (VoucherOutcome.NotNow, null);
    }

    public async Task<VoucherOutcome> RefundAsync(
        ServedClient owner,
        Guid lotId,
        int count,
        string formKey,
        CancellationToken cancellationToken
    )
    {
        var lot = await db.Set<VoucherLotRow>().AsNoTracking().SingleOrDefaultAsync(l => l.Id == lotId, cancellationToken);
        var wallet = lot is null ? null : await db.WalletsOf(owner).SingleOrDefaultAsync(w => w.Id == lot.WalletId, cancellationToken);
        if (wallet is null || schemes.Find(wallet.SchemeId) is not { } scheme)
        {
            return VoucherOutcome.Absent;
        }

        var book = await books.OpenAsync(wallet.Id, cancellationToken);
        if (book.Refund(lotId, count, VoucherSchemes.DayOf(scheme, time.GetUtcNow())) is not { } moves)
        {
            return VoucherOutcome.BadCount;
        }

        books.Add(wallet, VoucherEntryKind.Refund, $"refund:{formKey}", moves);
        return await books.SaveAsync(cancellationToken) ? VoucherOutcome.Done : VoucherOutcome.NotNow;
    }

    /// <summary>In the calendar year where the scheme is, in all wallets that one person has of it.</summary>
    private async Task<int> BoughtThisYearAsync(ServedClient owner, VoucherScheme scheme, CancellationToken cancellationToken)
    {
        var year = VoucherSchemes.DayOf(scheme, time.GetUtcNow()).Year;
        var wallets = db.WalletsOf(owner).Where(w => w.SchemeId == scheme.Id);
        var lots = await db.Set<VoucherLotRow>()
            .AsNoTracking()
            .Where(l => wallets.Any(w => w.Id == l.WalletId))
            .ToListAsync(cancellationToken);
        return lots.Where(lot => VoucherSchemes.DayOf(scheme, lot.BoughtAt).Year == year).Sum(lot => lot.Count);
    }

    private async Task PlanNoticesAsync(
        VoucherWallet wallet,
        VoucherScheme scheme,
        VoucherLotRow lot,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        foreach (var days in DaysOfNotice)
        {
            var day = NodaTime.LocalDate.FromDateOnly(lot.LastDay.AddDays(-days));
            var at = VoucherSchemes.ZoneOf(scheme).AtLeniently(day.At(new NodaTime.LocalTime(9, 0))).ToDateTimeOffset().ToUniversalTime();
            if (at <= now)
            {
                continue;
            }

            await notifier.TellOwnerAsync(
                db,
                wallet,
                new Notification
                {
                    Kind = VoucherKinds.Expiry,
                    SubjectKey = VoucherExpiry.KeyOf(lot.Id, days),
                    SendAt = at,
                },
                cancellationToken
            );
        }
    }
}
