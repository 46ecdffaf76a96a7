using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Visavis.Ledger;
using Visavis.Web.Bookings;
using Visavis.Web.Calls;
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

/// <summary>Whose services are to be invoiced: an account, or else a client's file, an address or a single service.</summary>
/// <param name="Key">What the pseudonym is made of.</param>
public sealed record BilledClient(string Key, string Name)
{
    public Guid? AccountId { get; init; }

    public Guid? FileId { get; init; }

    /// <summary>Of a guest, in every spelling that was typed.</summary>
    public IReadOnlyList<string> Emails { get; init; } = [];

    /// <summary>Of a guest without an address, who is known by it alone.</summary>
    public Guid? BookingId { get; init; }
}

/// <summary>Services and late fees of one issuer that stand on no invoice yet, by client and month.</summary>
public sealed class InvoiceDrafts(VisavisDbContext db, TimeProvider time)
{
    /// <summary>
    /// Whom something is to be invoiced to, by name. The database says who; no service is read, so that a run costs what it issues and not the square
    /// of it.
    /// </summary>
    /// <param name="until">Last month; null for whatever there is.</param>
    public async Task<IReadOnlyList<BilledClient>> ClientsAsync(InvoiceIssuer issuer, DateOnly? until, CancellationToken cancellationToken)
    {
        var open = Open(issuer.AccountId);
        if (until is { } month)
        {
            var end = EndOf(issuer, month);
            open = open.Where(b => b.StartsAt < end);
        }

        var accounts = await open.Where(b => b.ClientId != null)
            .GroupBy(b => b.ClientId!.Value)
            .Select(client => new { client.Key, Name = client.Max(b => b.ClientName) })
            .ToListAsync(cancellationToken);
        var guests = open.Where(b => b.ClientId == null);
        var files = await guests
            .Where(b => b.ClientFileId != null)
            .GroupBy(b => b.ClientFileId!.Value)
            .Select(client => new { client.Key, Name = client.Max(b => b.ClientName) })
            .ToListAsync(cancellationToken);
        guests = guests.Where(b => b.ClientFileId == null);
        var emails = await guests
            .Where(b => b.ClientEmail != null)
            .GroupBy(b => b.ClientEmail!)
            .Select(client => new { client.Key, Name = client.Max(b => b.ClientName) })
            .ToListAsync(cancellationToken);
        var others = await guests.Where(b => b.ClientEmail == null).Select(b => new { b.Id, b.ClientName }).ToListAsync(cancellationToken);
        var callers = await OpenCalls(issuer.AccountId).Select(one => one.Charge.CallerId).Distinct().ToListAsync(cancellationToken);
        return
        [
            .. accounts
                .Select(client => new BilledClient(KeyOf(accountId: client.Key), client.Name ?? "") { AccountId = client.Key })
                .Concat(files.Select(client => new BilledClient(KeyOf(fileId: client.Key), client.Name ?? "") { FileId = client.Key }))
                .Concat(
                    // Capitals are those of whoever typed it.
                    emails
                        .GroupBy(client => KeyOf(email: client.Key))
                        .Select(same => new BilledClient(same.Key, same.Max(client => client.Name) ?? "")
                        {
                            Emails = [.. same.Select(client => client.Key)],
                        })
                )
                .Concat(others.Select(client => new BilledClient(KeyOf(bookingId: client.Id), client.ClientName) { BookingId = client.Id }))
                .Concat(
                    callers
                        .Except(accounts.Select(client => client.Key))
                        .Select(caller => new BilledClient(KeyOf(accountId: caller), "") { AccountId = caller })
                )
                .OrderBy(client => client.Name, StringComparer.CurrentCultureIgnoreCase)
                .ThenBy(client => client.Key, StringComparer.Ordinal),
        ];
    }

    /// <summary>Whether a run would issue something: asked of the database, in the words of <see cref="BillingRules.Ready"/>.</summary>
    /// <param name="until">Last month.</param>
    public async Task<bool> AnyReadyAsync(InvoiceIssuer issuer, DateOnly until, CancellationToken cancellationToken)
    {
        var (now, end) = (time.GetUtcNow(), EndOf(issuer, until));
        if (await BillingRules.Ready(db, Open(issuer.AccountId).Where(b => b.StartsAt < end), now).AnyAsync(cancellationToken))
        {
            return true;
        }

        var settled = now - AppraisalDesk.Settling;
        return await OpenCalls(issuer.AccountId)
            .AnyAsync(one => one.Call.ConnectedAt < end && one.Call.EndedAt <= settled, cancellationToken);
    }

    /// <summary>All there is of one client, month by month.</summary>
    public async Task<IReadOnlyList<InvoiceDraft>> ReadAsync(InvoiceIssuer issuer, BilledClient of, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var zone = BookingWords.ZoneOf(issuer.Zone);
        var (client, file, emails, only) = (of.AccountId, of.FileId, of.Emails, of.BookingId);
        var open = Open(issuer.AccountId).AsNoTracking();
        open =
            client is not null ? open.Where(b => b.ClientId == client)
            : file is not null ? open.Where(b => b.ClientId == null && b.ClientFileId == file)
            : only is not null ? open.Where(b => b.Id == only)
            : open.Where(b => b.ClientId == null && b.ClientFileId == null && emails.Contains(b.ClientEmail!));
        var rows = await (
            from booking in open
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
        ).ToListAsync(cancellationToken);
        var calls = client is { } caller ? await CallsAsync(issuer.AccountId, caller, now, cancellationToken) : [];
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

    /// <summary>An account, or else a file, or else the address of a guest; a client with none is one for each booking.</summary>
    private static string KeyOf(Billable one) => KeyOf(one.ClientId, one.Booking?.ClientFileId, one.Booking?.ClientEmail, one.Booking?.Id);

    private static string KeyOf(Guid? accountId = null, Guid? fileId = null, string? email = null, Guid? bookingId = null) =>
        accountId?.ToString("N") ?? fileId?.ToString("N") ?? email?.ToUpperInvariant() ?? bookingId!.Value.ToString("N");

    private static DateTimeOffset EndOf(InvoiceIssuer issuer, DateOnly month) =>
        BookingWords.ZoneOf(issuer.Zone).AtStartOfDay(LocalDate.FromDateOnly(month.AddMonths(1))).ToDateTimeOffset().ToUniversalTime();

    private static DateOnly MonthOf(DateTimeOffset at, DateTimeZone zone) =>
        DayOf(at, zone) is var day ? new DateOnly(day.Year, day.Month, 1) : default;

    private async Task<List<Billable>> CallsAsync(Guid issuerId, Guid clientId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var rows = await (
            from one in OpenCalls(issuerId)
            where one.Charge.CallerId == clientId
            join caller in db.Users on one.Charge.CallerId equals caller.Id
            orderby one.Call.StartedAt
            select new
            {
                charge = one.Charge,
                one.Call.ConnectedAt,
                one.Call.EndedAt,
                caller.DisplayName,
            }
        ).ToListAsync(cancellationToken);
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

    /// <summary>Live calls that cost something and are over, of who this issuer invoices for, and that stand on no invoice yet.</summary>
    private IQueryable<OpenCall> OpenCalls(Guid issuerId)
    {
        var members = db.Memberships.Where(m => m.OrganisationId == issuerId);
        var others = Others(issuerId);
        return from charge in db.Set<CallCharge>().AsNoTracking()
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
            select new OpenCall { Charge = charge, Call = call };
    }

    /// <summary>Services that took place, and late cancellations, that stand on no invoice yet.</summary>
    private IQueryable<Booking> Open(Guid issuerId) =>
        Concerned(issuerId)
            .Where(booking =>
                (
                    (booking.State == BookingState.Completed && booking.PriceCents > 0)
                    || (booking.State == BookingState.Cancelled && booking.LateFeeCents > 0)
                ) && !db.Set<InvoicedBooking>().Any(i => i.BookingId == booking.Id)
            );

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

    private sealed class OpenCall
    {
        public required CallCharge Charge { get; init; }

        public required CallRecord Call { get; init; }
    }
}
