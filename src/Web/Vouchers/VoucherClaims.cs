using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Visavis.Ledger;
using Visavis.Web.Accounts;
using Visavis.Web.Availability.Holidays;
using Visavis.Web.Bookings;
using Visavis.Web.Contacts;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Letters;
using Visavis.Web.Notifications;
using Visavis.Web.Organisations.ClientFiles;
using Visavis.Web.Services;
using Visavis.Web.Telephone;

namespace Visavis.Web.Vouchers;

/// <summary>Bookings paid by vouchers: reserved, held when the service is over, settled by a yes or by silence, or given back.</summary>
public sealed partial class VoucherClaims(
    VisavisDbContext db,
    VoucherBooks books,
    VoucherSchemes schemes,
    WorkingDays workingDays,
    Notifier notifier,
    IEnumerable<IApprovalHold> holds,
    IOptions<TelephoneOptions> line,
    IStringLocalizer<VoucherTexts> texts,
    TimeProvider time
)
{
    public async Task<VoucherOutcome> ReserveAsync(
        ServedClient owner,
        Guid walletId,
        string? bookingCode,
        CancellationToken cancellationToken
    )
    {
        var wallet = await db.WalletsOf(owner).SingleOrDefaultAsync(w => w.Id == walletId, cancellationToken);
        var booking = await db.BookingsOf(owner).AsNoTracking().SingleOrDefaultAsync(b => b.Code == bookingCode, cancellationToken);
        if (wallet is null || booking is null || TermsAt(wallet, booking.StartsAt) is not { } terms)
        {
            return VoucherOutcome.Absent;
        }

        var claim = await db.Set<VoucherClaim>().SingleOrDefaultAsync(c => c.BookingId == booking.Id, cancellationToken);
        if (!booking.IsOpen || booking.PriceCents == 0 || claim is { State: not VoucherClaimState.Released })
        {
            return VoucherOutcome.NotNow;
        }

        var count = VoucherScheme.For(terms, booking.DurationMinutes);
        var book = await books.OpenAsync(wallet.Id, cancellationToken);
        if (book.Reserve(booking.Id, count, VoucherSchemes.DayOf(schemes.Find(wallet.SchemeId)!, booking.StartsAt)) is not { } moves)
        {
            return VoucherOutcome.NotEnough;
        }

        if (claim is null)
        {
            claim = new VoucherClaim { BookingId = booking.Id };
            db.Add(claim);
        }

        (claim.WalletId, claim.Count, claim.State) = (wallet.Id, count, VoucherClaimState.Reserved);
        (claim.ConfirmBy, claim.Reason, claim.Decision) = (null, "", "");
        Write(wallet, VoucherEntryKind.Reservation, claim, moves);
        return await books.SaveAsync(cancellationToken) ? VoucherOutcome.Done : VoucherOutcome.NotNow;
    }

    /// <summary>The client's yes, also after a contest.</summary>
    public async Task<VoucherOutcome> ConfirmAsync(ServedClient owner, Guid bookingId, CancellationToken cancellationToken)
    {
        var (claim, wallet) = await FindAsync(bookingId, cancellationToken);
        if (claim is null || !await IsTheirsAsync(wallet!, owner, cancellationToken))
        {
            return VoucherOutcome.Absent;
        }

        return claim.State is VoucherClaimState.Held or VoucherClaimState.Contested
            ? await SettleAsync(claim, wallet!, cancellationToken)
            : VoucherOutcome.NotNow;
    }

    /// <summary>Stops the clock of silence.</summary>
    public async Task<VoucherOutcome> ContestAsync(ServedClient owner, Guid bookingId, string? reason, CancellationToken cancellationToken)
    {
        var (claim, wallet) = await FindAsync(bookingId, cancellationToken);
        if (claim is null || !await IsTheirsAsync(wallet!, owner, cancellationToken))
        {
            return VoucherOutcome.Absent;
        }

        var words = PersonalText.Clean(reason, VoucherClaim.LongestReason);
        if (
            claim.State != VoucherClaimState.Held
            || (claim.ConfirmBy <= time.GetUtcNow() && !await IsOnItsWayAsync(bookingId, cancellationToken))
        )
        {
            return VoucherOutcome.NotNow;
        }

        if (words.Length == 0)
        {
            return VoucherOutcome.NeedsReason;
        }

        (claim.State, claim.Reason, claim.ConfirmBy) = (VoucherClaimState.Contested, words, null);
        claim.Version++;
        var booking = await db.Set<Booking>().AsNoTracking().SingleAsync(b => b.Id == bookingId, cancellationToken);
        await TellAsync(
            claim,
            ServedClient.Account(booking.ProfessionalId),
            "Des titres sont contestés : {0}",
            booking.ServiceName,
            () => [words],
            cancellationToken
        );
        return await books.SaveAsync(cancellationToken) ? VoucherOutcome.Done : VoucherOutcome.NotNow;
    }

    /// <summary>The professional gives back what the client contests.</summary>
    public async Task<VoucherOutcome> GiveBackAsync(Guid professionalId, Guid bookingId, CancellationToken cancellationToken)
    {
        var isTheirs = await db.Set<Booking>().AnyAsync(b => b.Id == bookingId && b.ProfessionalId == professionalId, cancellationToken);
        var (claim, wallet) = await FindAsync(bookingId, cancellationToken);
        if (!isTheirs || claim is null)
        {
            return VoucherOutcome.Absent;
        }

        return await IsContestedAsync(claim, cancellationToken)
            ? await ReleaseAsync(claim, wallet!, cancellationToken)
            : VoucherOutcome.NotNow;
    }

    /// <summary>A moderator ends a contest: so many vouchers are paid, the rest goes back; both read why.</summary>
    public async Task<VoucherOutcome> DecideAsync(Guid bookingId, int count, string decision, CancellationToken cancellationToken)
    {
        var (claim, wallet) = await FindAsync(bookingId, cancellationToken);
        if (claim is null || !await IsContestedAsync(claim, cancellationToken))
        {
            return VoucherOutcome.NotNow;
        }

        if (count < 0 || count > claim.Count)
        {
            return VoucherOutcome.BadCount;
        }

        claim.Decision = decision;
        return count == 0
            ? await ReleaseAsync(claim, wallet!, cancellationToken)
            : await SettleAsync(claim, wallet!, cancellationToken, count);
    }

    /// <summary>What the booking, the hours and the clock ask for. Looks again by itself, so that two nodes do it once.</summary>
    public async Task FollowAsync(Guid bookingId, CancellationToken cancellationToken)
    {
        var (claim, wallet) = await FindAsync(bookingId, cancellationToken);
        if (claim is null || wallet is null)
        {
            return;
        }

        var booking = await db.Set<Booking>().AsNoTracking().SingleOrDefaultAsync(b => b.Id == bookingId, cancellationToken);
        if (claim.State == VoucherClaimState.Reserved)
        {
            // Who did not come is owed nothing, whoever was silent: as on invoices.
            if (booking is { State: BookingState.Completed, ProfessionalAttendance: not Attendance.Absent })
            {
                await HoldAsync(claim, wallet, booking, cancellationToken);
            }
            else if (booking is not { IsOpen: true })
            {
                await ReleaseAsync(claim, wallet, cancellationToken);
            }

            return;
        }

        if (claim.State == VoucherClaimState.Held && booking is null)
        {
            await ReleaseAsync(claim, wallet, cancellationToken);
        }
        else if (claim.State == VoucherClaimState.Held)
        {
            var hours = await db.Set<ServiceHours>().AsNoTracking().SingleOrDefaultAsync(h => h.BookingId == bookingId, cancellationToken);
            var isApproved = hours?.State == HoursState.Approved;
            var isOpen =
                hours?.State is HoursState.Entered or HoursState.Contested
                || (hours?.State == HoursState.Modified && hours.ApproveBy > time.GetUtcNow());
            var isSilent = !isOpen && claim.ConfirmBy <= time.GetUtcNow() && !await IsOnItsWayAsync(bookingId, cancellationToken);
            if (isApproved || isSilent)
            {
                await SettleAsync(claim, wallet, cancellationToken);
            }
        }
    }

    /// <summary>Free vouchers of a lot whose last day is past.</summary>
    public async Task ExpireAsync(Guid walletId, CancellationToken cancellationToken)
    {
        var wallet = await db.Set<VoucherWallet>().SingleAsync(w => w.Id == walletId, cancellationToken);
        if (schemes.Find(wallet.SchemeId) is not { } scheme)
        {
            return;
        }

        var today = VoucherSchemes.DayOf(scheme, time.GetUtcNow());
        if ((await books.OpenAsync(walletId, cancellationToken)).Expire(today) is { } moves)
        {
            books.Add(wallet, VoucherEntryKind.Expiry, $"expire:{walletId:N}:{wallet.Version + 1}", moves);
            await books.SaveAsync(cancellationToken);
        }
    }

    private async Task HoldAsync(VoucherClaim claim, VoucherWallet wallet, Booking booking, CancellationToken cancellationToken)
    {
        var book = await books.OpenAsync(wallet.Id, cancellationToken);
        if (TermsAt(wallet, booking.StartsAt) is not { } terms || book.Hold(claim.BookingId) is not { } moves)
        {
            return;
        }

        var zone = VoucherSchemes.ZoneOf(schemes.Find(wallet.SchemeId)!);
        var by = await ConfirmByAsync(wallet, terms, cancellationToken);
        (claim.State, claim.ConfirmBy) = (VoucherClaimState.Held, by);
        Write(wallet, VoucherEntryKind.Hold, claim, moves);
        var giver = await db
            .Users.Where(a => a.Id == booking.ProfessionalId)
            .Select(a => a.DisplayName)
            .SingleOrDefaultAsync(cancellationToken);
        await TellAsync(
            claim,
            WalletOwners.Of(wallet),
            "Des titres à confirmer : {0}",
            booking.ServiceName,
            () =>
                [
                    texts[
                        "{0}, {1} minutes, avec {2}.",
                        Foundation.Localization.LocalTime.Of(booking.StartsAt, zone.Id),
                        booking.DurationMinutes,
                        giver ?? ""
                    ],
                    texts[
                        "{0} {0:titre est retenu|titres sont retenus}, {1} {1:reste disponible|restent disponibles}.",
                        new Counted(claim.Count),
                        new Counted(book.Available)
                    ],
                    texts["Sans réponse de votre part, ils seront confirmés le {0}.", Foundation.Localization.LocalTime.Day(by, zone.Id)],
                    .. ByTelephone(),
                ],
            cancellationToken
        );
        await books.SaveAsync(cancellationToken);
    }

    private async Task<VoucherOutcome> SettleAsync(
        VoucherClaim claim,
        VoucherWallet wallet,
        CancellationToken cancellationToken,
        int? decided = null
    )
    {
        var booking = await db.Set<Booking>().AsNoTracking().SingleOrDefaultAsync(b => b.Id == claim.BookingId, cancellationToken);
        var hours = await db.Set<ServiceHours>()
            .AsNoTracking()
            .SingleOrDefaultAsync(h => h.BookingId == claim.BookingId, cancellationToken);
        if (booking is null || TermsAt(wallet, booking.StartsAt) is not { } terms)
        {
            return VoucherOutcome.NotNow;
        }

        // Cost beyond what was booked needs a yes of its own, which vouchers reserved for it cannot give.
        var count = decided ?? Math.Min(claim.Count, VoucherScheme.For(terms, hours?.ApprovedMinutes ?? booking.DurationMinutes));
        var book = await books.OpenAsync(wallet.Id, cancellationToken);
        if (book.Settle(claim.BookingId, count) is not { } moves)
        {
            return VoucherOutcome.NotNow;
        }

        book.Apply(moves);
        (claim.State, claim.SettledCount, claim.DecidedAt, claim.ConfirmBy) = (VoucherClaimState.Settled, count, time.GetUtcNow(), null);
        Write(wallet, VoucherEntryKind.Settlement, claim, moves);
        await TellAsync(
            claim,
            WalletOwners.Of(wallet),
            "Prestation réglée en titres : {0}",
            booking.ServiceName,
            () =>
                [
                    texts[
                        "{0} {0:titre utilisé|titres utilisés}, {1} {1:reste disponible|restent disponibles}.",
                        new Counted(count),
                        new Counted(book.Available)
                    ],
                    .. Why(claim),
                ],
            cancellationToken
        );
        await TellAsync(
            claim,
            ServedClient.Account(booking.ProfessionalId),
            "Prestation réglée en titres : {0}",
            booking.ServiceName,
            () => [texts["{0} {0:titre vous est acquis|titres vous sont acquis}.", new Counted(count)], .. Why(claim)],
            cancellationToken
        );
        return await books.SaveAsync(cancellationToken) ? VoucherOutcome.Done : VoucherOutcome.NotNow;
    }

    /// <summary>For whoever would rather not sign in, where the site has a line.</summary>
    private IEnumerable<string> ByTelephone() =>
        line.Value.Number.Length == 0
            ? []
            :
            [
                texts[
                    "Par téléphone, sans vous connecter : appelez le {0}, tapez votre numéro de client et votre code, puis 2 ; ensuite 1 confirme et 2 conteste.",
                    PhoneNumber.Show(line.Value.Number)
                ],
            ];

    private IReadOnlyList<string> Why(VoucherClaim claim) =>
        claim.Decision.Length == 0 ? [] : [texts["Décidé par la modération : {0}", claim.Decision]];

    private void Write(VoucherWallet wallet, VoucherEntryKind kind, VoucherClaim claim, IReadOnlyList<VoucherMove> moves)
    {
        claim.Version++;
        books.Add(wallet, kind, $"{kind}:{claim.BookingId:N}:{claim.Version}".ToLowerInvariant(), moves);
    }

    private VoucherTerms? TermsAt(VoucherWallet wallet, DateTimeOffset at) =>
        schemes.Find(wallet.SchemeId) is { } scheme ? scheme.On(VoucherSchemes.DayOf(scheme, at)) : null;

    private Task<bool> IsTheirsAsync(VoucherWallet wallet, ServedClient owner, CancellationToken cancellationToken) =>
        db.WalletsOf(owner).AnyAsync(w => w.Id == wallet.Id, cancellationToken);

    private async Task<(VoucherClaim? Claim, VoucherWallet? Wallet)> FindAsync(Guid bookingId, CancellationToken cancellationToken)
    {
        var claim = await db.Set<VoucherClaim>().SingleOrDefaultAsync(c => c.BookingId == bookingId, cancellationToken);
        return (claim, claim is null ? null : await db.Set<VoucherWallet>().SingleAsync(w => w.Id == claim.WalletId, cancellationToken));
    }

    private async Task TellAsync(
        VoucherClaim claim,
        ServedClient to,
        string title,
        string serviceName,
        Func<IReadOnlyList<string>> lines,
        CancellationToken cancellationToken
    )
    {
        if ((to.AccountId ?? to.FileId) is not { } reader)
        {
            return;
        }

        await notifier.AddAsync(
            db,
            new Notification
            {
                Kind = VoucherKinds.Vouchers,
                AccountId = to.AccountId,
                Guest = GuestReader.Of(to),
                SubjectKey = $"{Subjects.VoucherClaim}{claim.BookingId:N}:{reader:N}",
                Write = _ => new NotificationContent(
                    texts[title, serviceName],
                    lines(),
                    texts["Voir mes titres"],
                    VouchersModule.WalletPath
                ),
            },
            cancellationToken
        );
    }
}
