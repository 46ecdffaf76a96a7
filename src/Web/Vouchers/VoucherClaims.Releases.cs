using Microsoft.EntityFrameworkCore;
using Visavis.Web.Bookings;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Organisations.ClientFiles;

namespace Visavis.Web.Vouchers;

/// <summary>Vouchers that become free again.</summary>
public sealed partial class VoucherClaims
{
    /// <summary>
    /// One press reserves, so one press takes it back: the appointment stays, and is paid another way. Until it begins; from then on somebody has
    /// worked for them.
    /// </summary>
    public async Task<VoucherOutcome> TakeBackAsync(ServedClient owner, Guid bookingId, CancellationToken cancellationToken)
    {
        var (claim, wallet) = await FindAsync(bookingId, cancellationToken);
        if (claim is null || !await IsTheirsAsync(wallet!, owner, cancellationToken))
        {
            return VoucherOutcome.Absent;
        }

        var now = time.GetUtcNow();
        var isAhead = await db.Set<Booking>().AnyAsync(b => b.Id == bookingId && b.StartsAt > now, cancellationToken);
        return isAhead && claim.State == VoucherClaimState.Reserved
            ? await ReleaseAsync(claim, wallet!, cancellationToken, isTold: false)
            : VoucherOutcome.NotNow;
    }

    /// <param name="isTold">Not whose vouchers they are, when they took them back themselves.</param>
    private async Task<VoucherOutcome> ReleaseAsync(
        VoucherClaim claim,
        VoucherWallet wallet,
        CancellationToken cancellationToken,
        bool isTold = true
    )
    {
        if ((await books.OpenAsync(wallet.Id, cancellationToken)).Release(claim.BookingId) is not { } moves)
        {
            return VoucherOutcome.NotNow;
        }

        (claim.State, claim.DecidedAt, claim.ConfirmBy) = (VoucherClaimState.Released, time.GetUtcNow(), null);
        Write(wallet, VoucherEntryKind.Release, claim, moves);
        if (isTold)
        {
            await TellAsync(
                claim,
                WalletOwners.Of(wallet),
                "Vos titres vous sont rendus",
                "",
                () =>
                    [
                        texts[
                            "{0} {0:titre est de nouveau disponible|titres sont de nouveau disponibles}, avec les mêmes dates de fin.",
                            new Counted(claim.Count)
                        ],
                        .. Why(claim),
                    ],
                cancellationToken
            );
        }

        if (claim.Decision.Length > 0)
        {
            var booking = await db.Set<Booking>().AsNoTracking().SingleOrDefaultAsync(b => b.Id == claim.BookingId, cancellationToken);
            await TellAsync(
                claim,
                new ServedClient(booking?.ProfessionalId, null),
                "Les titres contestés sont rendus au client : {0}",
                booking?.ServiceName ?? "",
                () => Why(claim),
                cancellationToken
            );
        }

        return await books.SaveAsync(cancellationToken) ? VoucherOutcome.Done : VoucherOutcome.NotNow;
    }
}
