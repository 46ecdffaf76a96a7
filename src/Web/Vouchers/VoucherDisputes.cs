using Microsoft.EntityFrameworkCore;
using Visavis.Ledger;
using Visavis.Web.Bookings;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Moderation;
using Visavis.Web.Services;
using Visavis.Web.Trust.Decisions;

namespace Visavis.Web.Vouchers;

/// <summary>A contest that waits, with what a decision needs to know.</summary>
/// <param name="Due">What the hours that stand would cost; null when none were entered.</param>
public sealed record Dispute(VoucherClaim Claim, Booking Booking, string Professional, ServiceHours? Hours, int? Due)
{
    public string Reason => Claim.ReasonOr(Hours?.Justification);
}

/// <summary>Contested vouchers on which the two sides do not agree: a moderator decides, never about oneself or one's own organisation.</summary>
public sealed class VoucherDisputes(
    VisavisDbContext db,
    VoucherClaims claims,
    VoucherSchemes schemes,
    StaffParties parties,
    TimeProvider time
)
{
    private const int Most = 100;
    public const string Action = "voucher-dispute-decided";

    /// <summary>The oldest service first.</summary>
    public async Task<IReadOnlyList<Dispute>> ListAsync(CancellationToken cancellationToken)
    {
        var rows = await (
            from claim in db.ContestedClaims().AsNoTracking()
            join booking in db.Set<Booking>().AsNoTracking() on claim.BookingId equals booking.Id
            join wallet in db.Set<VoucherWallet>().AsNoTracking() on claim.WalletId equals wallet.Id
            join professional in db.Users on booking.ProfessionalId equals professional.Id
            join hours in db.Set<ServiceHours>().AsNoTracking() on booking.Id equals hours.BookingId into hoursOf
            from hours in hoursOf.DefaultIfEmpty()
            orderby booking.StartsAt
            select new
            {
                claim,
                booking,
                wallet.SchemeId,
                professional.DisplayName,
                hours,
            }
        )
            .Take(Most)
            .ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(row => new Dispute(
                row.claim,
                row.booking,
                row.DisplayName,
                row.hours,
                row.hours is null ? null : DueOf(row.SchemeId, row.booking, row.hours)
            )),
        ];
    }

    public async Task<VoucherOutcome> DecideAsync(
        Guid staffId,
        Guid bookingId,
        int count,
        string decision,
        CancellationToken cancellationToken
    )
    {
        var booking = await db.Set<Booking>().AsNoTracking().SingleOrDefaultAsync(b => b.Id == bookingId, cancellationToken);
        if (booking is null)
        {
            return VoucherOutcome.Absent;
        }

        foreach (var side in new[] { booking.ProfessionalId, booking.ClientId })
        {
            if (await parties.ConflictAsync(db, staffId, side, cancellationToken) is Conflict.Oneself or Conflict.OwnOrganisation)
            {
                return VoucherOutcome.OwnCase;
            }
        }

        db.AuditEntries.Add(
            new AuditEntry
            {
                At = time.GetUtcNow(),
                ActorId = staffId,
                SubjectId = booking.ProfessionalId,
                ObjectId = bookingId,
                Action = Action,
            }
        );
        return await claims.DecideAsync(bookingId, count, decision, cancellationToken);
    }

    private int? DueOf(string schemeId, Booking booking, ServiceHours hours) =>
        schemes.Find(schemeId) is { } scheme && scheme.On(VoucherSchemes.DayOf(scheme, booking.StartsAt)) is { } terms
            ? VoucherScheme.For(terms, hours.ApprovedMinutes ?? hours.Minutes)
            : null;
}
