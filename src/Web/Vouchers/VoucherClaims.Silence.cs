using Microsoft.EntityFrameworkCore;
using Visavis.Ledger;
using Visavis.Web.Channels;
using Visavis.Web.Organisations.ClientFiles;

namespace Visavis.Web.Vouchers;

/// <summary>When silence confirms: after the delay of the owner's channel, and never while a letter has yet to leave.</summary>
public sealed partial class VoucherClaims
{
    /// <summary>The owner was told only now, by letter: the delay begins anew, and never becomes shorter. The caller saves.</summary>
    public async Task ToldAsync(Guid bookingId, CancellationToken cancellationToken)
    {
        var (claim, wallet) = await FindAsync(bookingId, cancellationToken);
        if (claim is not { State: VoucherClaimState.Held, ConfirmBy: { } before } || TermsAt(wallet!, before) is not { } terms)
        {
            return;
        }

        var by = await ConfirmByAsync(wallet!, terms, cancellationToken);
        if (by > before)
        {
            claim.ConfirmBy = by;
            claim.Version++;
        }
    }

    private async Task<bool> IsContestedAsync(VoucherClaim claim, CancellationToken cancellationToken) =>
        await db.ContestedClaims().AnyAsync(c => c.BookingId == claim.BookingId, cancellationToken);

    private async Task<DateTimeOffset> ConfirmByAsync(VoucherWallet wallet, VoucherTerms terms, CancellationToken cancellationToken)
    {
        var scheme = schemes.Find(wallet.SchemeId)!;
        var isOnLine = await ClientChannels.OfAsync(db, WalletOwners.Of(wallet), cancellationToken) == ClientChannel.Email;
        return workingDays.After(
            time.GetUtcNow(),
            isOnLine ? terms.ConfirmDays : terms.ConfirmDaysByLetter,
            VoucherSchemes.ZoneOf(scheme),
            VoucherSchemes.HolidaysOf(scheme)
        );
    }

    /// <summary>A letter about these vouchers, or about the hours behind them, has yet to leave: silence means nothing before.</summary>
    private async Task<bool> IsOnItsWayAsync(Guid bookingId, CancellationToken cancellationToken) =>
        (await OnItsWayAsync([bookingId], cancellationToken)).Count > 0;

    /// <summary>Those of the bookings about which one has yet to leave.</summary>
    public async Task<IReadOnlySet<Guid>> OnItsWayAsync(IReadOnlyList<Guid> bookings, CancellationToken cancellationToken)
    {
        var found = new HashSet<Guid>();
        foreach (var hold in holds)
        {
            found.UnionWith(await hold.Held(db).Where(id => bookings.Contains(id)).ToListAsync(cancellationToken));
        }

        return found;
    }
}
