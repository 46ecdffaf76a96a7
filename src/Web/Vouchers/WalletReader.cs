using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Visavis.Ledger;
using Visavis.Web.Bookings;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Organisations.ClientFiles;
using Visavis.Web.Services;

namespace Visavis.Web.Vouchers;

/// <summary>A wallet as a page shows it.</summary>
public sealed record WalletView(
    VoucherWallet Wallet,
    VoucherScheme? Scheme,
    VoucherBook Book,
    IReadOnlyList<VoucherLotRow> Lots,
    IReadOnlyList<VoucherOrder> Orders
)
{
    public string Name => Scheme?.Name ?? Wallet.SchemeId;
}

/// <summary>A service paid by vouchers, for one of its sides.</summary>
/// <param name="IsOnItsWay">A letter or a call about it has yet to reach them: silence means nothing before.</param>
/// <param name="HoursContest">Why the hours are contested for which they are held; null when nobody contests them.</param>
/// <param name="MayTakeBack">They are reserved, and the appointment has not begun.</param>
public sealed record ClaimView(VoucherClaim Claim, Booking Booking, bool IsOnItsWay, string? HoursContest, bool MayTakeBack)
{
    public string Reason => Claim.ReasonOr(HoursContest);
}

/// <summary>What a client has in vouchers, for themselves and for who plans for them.</summary>
public sealed class WalletReader(VisavisDbContext db, VoucherBooks books, VoucherClaims claims, VoucherSchemes schemes, TimeProvider time)
{
    private const int Most = 50;

    public async Task<IReadOnlyList<WalletView>> WalletsAsync(ServedClient client, CancellationToken cancellationToken)
    {
        var views = new List<WalletView>();
        foreach (var wallet in await db.WalletsOf(client).AsNoTracking().OrderBy(w => w.Id).ToListAsync(cancellationToken))
        {
            views.Add(
                new WalletView(
                    wallet,
                    schemes.Find(wallet.SchemeId),
                    await books.OpenAsync(wallet.Id, cancellationToken),
                    await db.Set<VoucherLotRow>()
                        .AsNoTracking()
                        .Where(l => l.WalletId == wallet.Id)
                        .OrderBy(l => l.LastDay)
                        .ToListAsync(cancellationToken),
                    await db.Set<VoucherOrder>()
                        .AsNoTracking()
                        .Where(o => o.WalletId == wallet.Id && o.State == VoucherOrderState.AwaitsPayment)
                        .OrderBy(o => o.Id)
                        .Take(Most)
                        .ToListAsync(cancellationToken)
                )
            );
        }

        return views;
    }

    /// <summary>Services that are or were paid from these wallets, the latest first.</summary>
    public Task<IReadOnlyList<ClaimView>> ClaimsAsync(IReadOnlyList<WalletView> wallets, CancellationToken cancellationToken)
    {
        var ids = wallets.Select(view => view.Wallet.Id).ToList();
        return ReadAsync(db.Set<VoucherClaim>().Where(c => ids.Contains(c.WalletId)), cancellationToken);
    }

    /// <summary>What clients contest with whom gave the service.</summary>
    public Task<IReadOnlyList<ClaimView>> ContestedAsync(Guid professionalId, CancellationToken cancellationToken) =>
        ReadAsync(
            db.ContestedClaims().Where(c => db.Set<Booking>().Any(b => b.Id == c.BookingId && b.ProfessionalId == professionalId)),
            cancellationToken
        );

    /// <summary>Appointments for which vouchers can be reserved.</summary>
    public async Task<IReadOnlyList<Booking>> PayableAsync(ServedClient client, CancellationToken cancellationToken) =>
        await db.BookingsOf(client)
            .AsNoTracking()
            .Where(b =>
                (b.State == BookingState.Requested || b.State == BookingState.Accepted)
                && b.PriceCents != 0
                && !db.Set<VoucherClaim>().Any(c => c.BookingId == b.Id && c.State != VoucherClaimState.Released)
            )
            .OrderBy(b => b.StartsAt)
            .Take(Most)
            .ToListAsync(cancellationToken);

    private async Task<IReadOnlyList<ClaimView>> ReadAsync(IQueryable<VoucherClaim> which, CancellationToken cancellationToken)
    {
        var rows = await (
            from claim in which.AsNoTracking()
            join booking in db.Set<Booking>().AsNoTracking() on claim.BookingId equals booking.Id
            orderby booking.StartsAt descending
            select new
            {
                claim,
                booking,
                HoursContest = claim.State == VoucherClaimState.Held
                    ? db.Set<ServiceHours>()
                        .Where(h => h.BookingId == booking.Id && h.State == HoursState.Contested)
                        .Select(h => h.Justification)
                        .FirstOrDefault()
                    : null,
            }
        )
            .Take(Most)
            .ToListAsync(cancellationToken);
        var onItsWay = await claims.OnItsWayAsync(rows.ConvertAll(row => row.booking.Id), cancellationToken);
        var now = time.GetUtcNow();
        return
        [
            .. rows.Select(row => new ClaimView(
                row.claim,
                row.booking,
                onItsWay.Contains(row.booking.Id),
                row.HoursContest,
                MayTakeBack: row.claim.State == VoucherClaimState.Reserved && row.booking.StartsAt > now
            )),
        ];
    }
}

/// <summary>The line of a client's file that says what is in the wallet, and leads to it.</summary>
public sealed class WalletOfFileFact(WalletReader reader, IStringLocalizer<VoucherTexts> texts) : IFileFacts
{
    public async Task<FileFact?> OfAsync(ClientFile file, CancellationToken cancellationToken)
    {
        if (file.AccountId is not null)
        {
            // Their own business from now on.
            return null;
        }

        var wallets = await reader.WalletsAsync(ServedClient.Of(file), cancellationToken);
        var lines = wallets.Select(view =>
            texts[
                "{0} : {1} {1:disponible|disponibles}, {2} {2:réservé ou retenu|réservés ou retenus}",
                view.Name,
                new Counted(view.Book.Available),
                new Counted(Promised(view.Book))
            ].Value
        );
        return new FileFact(
            texts["Titres-services de ce client"],
            wallets.Count == 0 ? texts["Aucun pour l’instant"].Value : string.Join(" · ", lines),
            $"/organisation/clients/{file.Id}/vouchers"
        );
    }

    private static int Promised(VoucherBook book) => book.In(VoucherPlace.Reserved) + book.In(VoucherPlace.Held);
}
