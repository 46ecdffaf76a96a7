using Microsoft.EntityFrameworkCore;
using Visavis.Ledger;
using Visavis.Web.Bookings;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Organisations.ClientFiles;
using Visavis.Web.Services;
using Visavis.Web.Telephone;

namespace Visavis.Web.Vouchers;

/// <summary>The client's vouchers as the line tells them: what is left, what was last used, what waits for an answer without any hours.</summary>
public sealed class WalletOnTheLine(
    VisavisDbContext db,
    VoucherBooks books,
    VoucherSchemes schemes,
    WalletPrompts prompts,
    IServiceScopeFactory scopes
) : ILineWallet
{
    private const int Told = 3;

    /// <returns>Null when there is no wallet.</returns>
    public async Task<string?> BalanceAsync(ServedClient client, CancellationToken cancellationToken)
    {
        var wallets = await db.WalletsOf(client).AsNoTracking().OrderBy(w => w.CreatedAt).ToListAsync(cancellationToken);
        if (wallets.Count == 0)
        {
            return null;
        }

        var said = new List<string>();
        foreach (var wallet in wallets)
        {
            var book = await books.OpenAsync(wallet.Id, cancellationToken);
            var waiting = book.In(VoucherPlace.Reserved) + book.In(VoucherPlace.Held);
            said.Add(prompts.Tell(schemes.Find(wallet.SchemeId)?.Name ?? wallet.SchemeId, book.Available, waiting));
        }

        var ids = wallets.ConvertAll(w => w.Id);
        var last = await (
            from claim in db.Set<VoucherClaim>().AsNoTracking()
            join booking in db.Set<Booking>().AsNoTracking() on claim.BookingId equals booking.Id
            where ids.Contains(claim.WalletId) && claim.State != VoucherClaimState.Released
            orderby booking.StartsAt descending
            select new { claim, booking }
        )
            .Take(Told)
            .ToListAsync(cancellationToken);
        said.AddRange(last.Select(row => prompts.Tell(row.claim, row.booking)));
        return string.Join(" ", said);
    }

    /// <summary>Services whose vouchers wait for a yes, and about which no hours were entered.</summary>
    public async Task<IReadOnlyList<LineService>> WaitingAsync(ServedClient client, CancellationToken cancellationToken)
    {
        var rows = await (
            from claim in db.Set<VoucherClaim>().AsNoTracking()
            join wallet in db.WalletsOf(client) on claim.WalletId equals wallet.Id
            join booking in db.Set<Booking>().AsNoTracking() on claim.BookingId equals booking.Id
            join professional in db.Users on booking.ProfessionalId equals professional.Id
            where claim.State == VoucherClaimState.Held && claim.ConfirmBy != null
            where !db.Set<ServiceHours>().Any(h => h.BookingId == booking.Id)
            orderby claim.ConfirmBy
            select new
            {
                claim,
                booking,
                professional.DisplayName,
            }
        )
            .Take(Told)
            .ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(row => new LineService(
                row.booking.Id,
                row.booking.ServiceName,
                row.DisplayName,
                row.booking.StartsAt,
                row.booking.ClientZone,
                row.booking.DurationMinutes,
                MayAnswer: true,
                row.claim.ConfirmBy!.Value
            )),
        ];
    }

    public Task<bool> ConfirmAsync(ServedClient client, Guid bookingId, CancellationToken cancellationToken) =>
        WithClaimsAsync(async claims => await claims.ConfirmAsync(client, bookingId, cancellationToken) == VoucherOutcome.Done);

    public Task<bool> ContestAsync(ServedClient client, Guid bookingId, string reason, CancellationToken cancellationToken) =>
        WithClaimsAsync(async claims => await claims.ContestAsync(client, bookingId, reason, cancellationToken) == VoucherOutcome.Done);

    /// <summary>Hours that were just approved settle their vouchers at once.</summary>
    public Task SettleAsync(Guid bookingId, CancellationToken cancellationToken) =>
        WithClaimsAsync(async claims =>
        {
            await claims.FollowAsync(bookingId, cancellationToken);
            return true;
        });

    /// <summary>Apart from the call's own row, which a conflict in the ledger would make forget.</summary>
    private async Task<bool> WithClaimsAsync(Func<VoucherClaims, Task<bool>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<VoucherClaims>());
    }
}
