using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Visavis.Ledger;
using Visavis.Web.Bookings;
using Visavis.Web.Calls.Tariffs;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Organisations;
using Visavis.Web.Services;
using Visavis.Web.Vouchers;

namespace Visavis.Web.Invoices;

/// <summary>What one client's next invoice of a month would hold. It is read anew every time and stored nowhere.</summary>
/// <param name="Month">First day of the month in the issuer's zone.</param>
public sealed record InvoiceDraft(
    string Pseudonym,
    Guid? ClientId,
    string? GuestEmail,
    string ClientName,
    DateOnly Month,
    BillableKind Kind,
    IReadOnlyList<Billable> Ready,
    IReadOnlyList<Billable> Waiting
)
{
    public Money Total => Ready.Aggregate(Money.Zero, (sum, one) => sum + one.Gross);
}

/// <summary>Services and late fees of one issuer that stand on no invoice yet, by client and month.</summary>
public sealed class InvoiceDrafts(VisavisDbContext db, TimeProvider time)
{
    private const int Most = 2000;

    public async Task<IReadOnlyList<InvoiceDraft>> ReadAsync(InvoiceIssuer issuer, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var zone = BookingWords.ZoneOf(issuer.Zone);
        var rows = await (
            from booking in Concerned(issuer.AccountId).AsNoTracking()
            where
                (
                    (booking.State == BookingState.Completed && booking.PriceCents > 0)
                    || (booking.State == BookingState.Cancelled && booking.LateFeeCents > 0)
                ) && !db.Set<InvoicedBooking>().Any(i => i.BookingId == booking.Id)
            join hours in db.Set<ServiceHours>().AsNoTracking() on booking.Id equals hours.BookingId into hoursOf
            from hours in hoursOf.DefaultIfEmpty()
            join claim in db.Set<VoucherClaim>().AsNoTracking() on booking.Id equals claim.BookingId into claimOf
            from claim in claimOf.DefaultIfEmpty()
            orderby booking.StartsAt
            select new
            {
                booking,
                hours,
                claim,
            }
        )
            .Take(Most)
            .ToListAsync(cancellationToken);
        var calls = await CallsAsync(issuer.AccountId, now, cancellationToken);
        return
        [
            .. rows.Select(row => BillingRules.Read(row.booking, row.hours, row.claim, now))
                .OfType<Billable>()
                .Where(one => one.Gross > Money.Zero)
                .Concat(calls)
                .OrderBy(one => one.At)
                .GroupBy(one => (Client: KeyOf(one), Month: MonthOf(one.At, zone), one.Kind))
                .OrderBy(group => group.Key.Month)
                .ThenBy(group => group.Last().ClientName, StringComparer.CurrentCultureIgnoreCase)
                .Select(group =>
                {
                    var last = group.Last();
                    return new InvoiceDraft(
                        PseudonymOf(issuer.AccountId, group.Key.Client),
                        last.ClientId,
                        last.ClientId is null ? last.Booking?.ClientEmail : null,
                        last.ClientName,
                        group.Key.Month,
                        group.Key.Kind,
                        [.. group.Where(one => one.Wait == BillingWait.None)],
                        [.. group.Where(one => one.Wait != BillingWait.None)]
                    );
                }),
        ];
    }

    public static DateOnly DayOf(DateTimeOffset at, DateTimeZone zone) => Instant.FromDateTimeOffset(at).InZone(zone).Date.ToDateOnly();

    /// <summary>What a client is called in the books of one issuer, always the same and saying nothing about them.</summary>
    public static string PseudonymOf(Guid issuerId, string client)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{issuerId:N}:{client}"));
        return $"C-{string.Concat(hash.Take(BookingMaker.CodeLength).Select(value => BookingMaker.CodeLetters[value % BookingMaker.CodeLetters.Length]))}";
    }

    /// <summary>An account, or else the address of a guest; a client with neither is one for each booking.</summary>
    private static string KeyOf(Billable one) =>
        one.ClientId?.ToString("N") ?? one.Booking!.ClientEmail?.ToUpperInvariant() ?? one.Booking.Id.ToString("N");

    private static DateOnly MonthOf(DateTimeOffset at, DateTimeZone zone) =>
        DayOf(at, zone) is var day ? new DateOnly(day.Year, day.Month, 1) : default;

    /// <summary>Live calls that cost something and are over, of who this issuer invoices for.</summary>
    private async Task<List<Billable>> CallsAsync(Guid issuerId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var members = db.Memberships.Where(m => m.OrganisationId == issuerId);
        var others = Others(issuerId);
        var rows = await (
            from charge in db.Set<CallCharge>().AsNoTracking()
            where charge.AmountCents > 0 && !db.Set<InvoicedCall>().Any(i => i.CallId == charge.CallId)
            join call in db.Calls.AsNoTracking() on charge.CallId equals call.Id
            where call.ConnectedAt != null && call.EndedAt != null
            where
                (
                    charge.ProfessionalId == issuerId
                    && !others.Any(m =>
                        m.AccountId == issuerId && m.JoinedAt <= call.StartedAt && (m.LeftAt == null || m.LeftAt > call.StartedAt)
                    )
                )
                || members.Any(m =>
                    m.AccountId == charge.ProfessionalId && m.JoinedAt <= call.StartedAt && (m.LeftAt == null || m.LeftAt > call.StartedAt)
                )
            join caller in db.Users on charge.CallerId equals caller.Id
            orderby call.StartedAt
            select new
            {
                charge,
                call.ConnectedAt,
                call.EndedAt,
                caller.DisplayName,
            }
        )
            .Take(Most)
            .ToListAsync(cancellationToken);
        return rows.ConvertAll(row =>
            BillingRules.Read(
                new BilledCall(
                    row.charge.CallId,
                    row.charge.CallerId,
                    row.DisplayName,
                    row.ConnectedAt!.Value,
                    row.EndedAt!.Value - row.ConnectedAt.Value,
                    row.charge.Price
                ),
                row.charge.AmountCents!.Value,
                now
            )
        );
    }

    /// <summary>Who is a member of an organisation that invoices for its people.</summary>
    private IQueryable<Membership> Others(Guid issuerId) =>
        db.Memberships.Where(m =>
            m.OrganisationId != issuerId
            && db.Set<InvoiceIssuer>().Any(i => i.AccountId == m.OrganisationId && i.MandateAcceptedAt != null && i.MandateEndedAt == null)
        );

    /// <summary>An organisation invoices what its people did while they were its members; a professional what nobody else invoices.</summary>
    private IQueryable<Booking> Concerned(Guid issuerId)
    {
        var members = db.Memberships.Where(m => m.OrganisationId == issuerId);
        var others = Others(issuerId);
        return db.Set<Booking>()
            .Where(b =>
                (
                    b.ProfessionalId == issuerId
                    && !others.Any(m =>
                        m.AccountId == b.ProfessionalId && m.JoinedAt <= b.StartsAt && (m.LeftAt == null || m.LeftAt > b.StartsAt)
                    )
                )
                || members.Any(m =>
                    m.AccountId == b.ProfessionalId && m.JoinedAt <= b.StartsAt && (m.LeftAt == null || m.LeftAt > b.StartsAt)
                )
            );
    }
}
