using Visavis.Ledger;

namespace Visavis.Web.Vouchers;

/// <summary>What becomes of reserved vouchers when somebody else comes: they wait for who gives the service, and are paid to nobody else.</summary>
public sealed partial class VoucherClaims
{
    /// <summary>Another booking takes the place of one that has vouchers reserved: the same vouchers wait for it. Joins the caller's transaction.</summary>
    public async Task<bool> ReplaceAsync(Guid bookingId, Guid newBookingId, CancellationToken cancellationToken)
    {
        var (claim, wallet) = await FindAsync(bookingId, cancellationToken);
        if (claim is not { State: VoucherClaimState.Reserved })
        {
            return true;
        }

        if ((await books.OpenAsync(wallet!.Id, cancellationToken)).Follow(bookingId, newBookingId) is not var (back, again))
        {
            return false;
        }

        (claim.State, claim.DecidedAt) = (VoucherClaimState.Released, time.GetUtcNow());
        Write(wallet, VoucherEntryKind.Release, claim, back);
        // The database counts every move as it comes: what goes back has to be there before it is taken again.
        if (!await books.SaveAsync(cancellationToken))
        {
            return false;
        }

        var next = new VoucherClaim
        {
            BookingId = newBookingId,
            WalletId = wallet.Id,
            Count = claim.Count,
            State = VoucherClaimState.Reserved,
        };
        db.Add(next);
        Write(wallet, VoucherEntryKind.Reservation, next, again);
        return await books.SaveAsync(cancellationToken);
    }
}
