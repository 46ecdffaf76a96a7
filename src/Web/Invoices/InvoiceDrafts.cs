using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Visavis.Ledger;
using Visavis.Web.Bookings;
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
        return
        [
            .. rows.Select(row => BillingRules.Read(row.booking, row.hours, row.claim, now))
                .OfType<Billable>()
                .Where(one => one.Gross > Money.Zero)
                .GroupBy(one => (Client: KeyOf(one.Booking), Month: MonthOf(one.Booking.StartsAt, zone), one.Kind))
                .OrderBy(group => group.Key.Month)
                .ThenBy(group => group.Last().Booking.ClientName, StringComparer.CurrentCultureIgnoreCase)
                .Select(group =>
                {
                    var last = group.Last().Booking;
                    return new InvoiceDraft(
                        PseudonymOf(issuer.AccountId, group.Key.Client),
                        last.ClientId,
                        last.ClientId is null ? last.ClientEmail : null,
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
    private static string KeyOf(Booking booking) =>
        booking.ClientId?.ToString("N") ?? booking.ClientEmail?.ToUpperInvariant() ?? booking.Id.ToString("N");

    private static DateOnly MonthOf(DateTimeOffset at, DateTimeZone zone) =>
        DayOf(at, zone) is var day ? new DateOnly(day.Year, day.Month, 1) : default;

    /// <summary>An organisation invoices what its people did while they were its members; a professional what nobody else invoices.</summary>
    private IQueryable<Booking> Concerned(Guid issuerId)
    {
        var members = db.Memberships.Where(m => m.OrganisationId == issuerId);
        var others = db.Memberships.Where(m =>
            m.OrganisationId != issuerId
            && db.Set<InvoiceIssuer>().Any(i => i.AccountId == m.OrganisationId && i.MandateAcceptedAt != null && i.MandateEndedAt == null)
        );
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
