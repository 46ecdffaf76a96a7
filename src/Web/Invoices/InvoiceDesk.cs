using Microsoft.EntityFrameworkCore;
using NodaTime;
using Visavis.Ledger;
using Visavis.Web.Accounts;
using Visavis.Web.Bookings;
using Visavis.Web.Contacts;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Vouchers;

namespace Visavis.Web.Invoices;

/// <summary>What came of an act on invoices.</summary>
public enum InvoiceOutcome
{
    Done,

    /// <summary>Not there, or somebody else's.</summary>
    Absent,
    NothingToIssue,
    NoMandate,

    /// <summary>The client has given no postal address.</summary>
    NoAddress,

    /// <summary>It changed meanwhile, or is past that.</summary>
    NotNow,
    BadAmount,
    BadDay,
    NeedsReason,

    /// <summary>Reminded a few days ago, or not due yet.</summary>
    TooSoon,
}

/// <summary>Issues invoices and credit notes: number, paper and lines are written together or not at all.</summary>
public sealed class InvoiceDesk(
    VisavisDbContext db,
    InvoiceDrafts drafts,
    InvoiceWriter writer,
    InvoicePapers papers,
    InvoiceCredits credits,
    InvoiceNotices notices,
    TimeProvider time
)
{
    public const int LongestReason = 300;
    private const int Attempts = 4;

    /// <summary>Nobody is told: what is issued lies in the past of a made-up person.</summary>
    public bool IsQuiet { get; set; }

    /// <summary>Issues what is ready of one client, month and kind. Asked twice it issues once: the second finds nothing left.</summary>
    /// <param name="client">Whose pseudonym it is; null to look for it.</param>
    public async Task<(InvoiceOutcome Outcome, Invoice? Invoice)> IssueAsync(
        Guid issuerId,
        string? pseudonym,
        DateOnly month,
        BillableKind kind,
        CancellationToken cancellationToken,
        BilledClient? client = null
    )
    {
        var issuer = await db.Set<InvoiceIssuer>().AsNoTracking().SingleOrDefaultAsync(i => i.AccountId == issuerId, cancellationToken);
        if (issuer is not { MayIssue: true })
        {
            return (InvoiceOutcome.NoMandate, null);
        }

        client ??= (await drafts.ClientsAsync(issuer, until: null, cancellationToken)).FirstOrDefault(one =>
            InvoiceDrafts.PseudonymOf(issuerId, one.Key) == pseudonym
        );
        if (client is null)
        {
            return (InvoiceOutcome.NothingToIssue, null);
        }

        return await NumberedAsync(
            issuer,
            InvoiceNumber.Invoices,
            async (number, issuedAt) =>
            {
                // Only now nobody else issues for them: what they did before is on an invoice already.
                var draft = (await drafts.ReadAsync(issuer, client, cancellationToken)).SingleOrDefault(d =>
                    d.Pseudonym == pseudonym && d.Month == month && d.Kind == kind && d.Ready.Count > 0
                );
                if (draft is null)
                {
                    return (InvoiceOutcome.NothingToIssue, null);
                }

                return await writer.ClientAsync(draft, issuerId, cancellationToken) is { } party
                    ? (InvoiceOutcome.Done, await AddAsync(issuer, draft, party, number, issuedAt, cancellationToken))
                    : (InvoiceOutcome.NoAddress, null);
            },
            cancellationToken
        );
    }

    /// <summary>
    /// Takes an invoice back: all that is left of it, and then what it held can be invoiced anew; or a part, and the invoice stands less that part.
    /// </summary>
    /// <param name="cents">Amounts with their tax by the number of the sheet; null takes back everything.</param>
    public async Task<(InvoiceOutcome Outcome, Invoice? Invoice)> CreditAsync(
        Guid invoiceId,
        string? reason,
        CancellationToken cancellationToken,
        IReadOnlyDictionary<string, int>? cents = null
    )
    {
        var invoice = await db.Set<Invoice>().AsNoTracking().SingleOrDefaultAsync(i => i.Id == invoiceId, cancellationToken);
        var issuer = invoice is null
            ? null
            : await db.Set<InvoiceIssuer>().AsNoTracking().SingleOrDefaultAsync(i => i.AccountId == invoice.IssuerId, cancellationToken);
        var words = PersonalText.Clean(reason, LongestReason);
        if (invoice is null || issuer is null)
        {
            return (InvoiceOutcome.Absent, null);
        }

        if (words.Length == 0)
        {
            return (InvoiceOutcome.NeedsReason, null);
        }

        return await NumberedAsync(
            issuer,
            InvoiceNumber.CreditNotes,
            async (number, issuedAt) =>
            {
                // Only now no other credit note of theirs is being written: what was taken back before is read here.
                var left = invoice.DueCents + (await credits.OfAsync(invoice.Id, cancellationToken)).Sum(credit => credit.DueCents);
                if (invoice.IsCreditNote || left <= 0)
                {
                    return (InvoiceOutcome.NotNow, null);
                }

                var day = InvoiceDrafts.DayOf(issuedAt, BookingWords.ZoneOf(issuer.Zone));
                if (await credits.WriteAsync(invoice.Id, cents, number.ToString(), day, words, cancellationToken) is not { } document)
                {
                    return (InvoiceOutcome.BadAmount, null);
                }

                var credit = Row(issuer, document, number, issuedAt, invoice.Pseudonym, invoice.ClientId, invoice.GuestEmail, out var pdf);
                credit.ClientFileId = invoice.ClientFileId;
                credit.CorrectsId = invoice.Id;
                db.Add(credit);
                db.Add(papers.Seal(credit.Id, document, pdf));
                if (cents is null)
                {
                    await TakeBackAsync(invoice, day, cancellationToken);
                }
                else if (left + credit.DueCents == 0)
                {
                    await notices.DropRemindersAsync(invoice.Id, cancellationToken);
                }

                await TellAsync(credit, document, pdf, null, cancellationToken);
                return (InvoiceOutcome.Done, credit);
            },
            cancellationToken
        );
    }

    private Task TellAsync(Invoice invoice, InvoiceDocument document, byte[] pdf, Booking? booking, CancellationToken cancellationToken) =>
        IsQuiet ? Task.CompletedTask : notices.IssuedAsync(invoice, document, pdf, booking, cancellationToken);

    private async Task TakeBackAsync(Invoice invoice, DateOnly day, CancellationToken cancellationToken)
    {
        await db.Set<InvoicedBooking>().Where(b => b.InvoiceId == invoice.Id).ExecuteDeleteAsync(cancellationToken);
        await db.Set<InvoicedCall>().Where(c => c.InvoiceId == invoice.Id).ExecuteDeleteAsync(cancellationToken);
        // Vouchers paid the service, not the paper: they count on the next one.
        var vouchers = await db.Set<InvoicePayment>()
            .AsNoTracking()
            .Where(p => p.InvoiceId == invoice.Id && p.Means == PaymentMeans.Vouchers && p.ReversesId == null)
            .Where(p => !db.Set<InvoicePayment>().Any(r => r.ReversesId == p.Id))
            .ToListAsync(cancellationToken);
        db.AddRange(vouchers.Select(payment => InvoicePayments.Reversal(payment, day, time.GetUtcNow(), byId: null)));
        await notices.DropRemindersAsync(invoice.Id, cancellationToken);
    }

    private async Task<Invoice> AddAsync(
        InvoiceIssuer issuer,
        InvoiceDraft draft,
        InvoiceParty client,
        InvoiceNumber number,
        DateTimeOffset issuedAt,
        CancellationToken cancellationToken
    )
    {
        var day = InvoiceDrafts.DayOf(issuedAt, BookingWords.ZoneOf(issuer.Zone));
        var means = await db.Set<BillingDetails>()
            .Where(d => d.AccountId == draft.ClientId)
            .Select(d => d.Means)
            .SingleOrDefaultAsync(cancellationToken);
        var email = await db.Set<PublicContact>()
            .Where(c => c.OwnerId == issuer.AccountId)
            .Select(c => c.Email)
            .SingleOrDefaultAsync(cancellationToken);
        var vouchers = await SettledAsync(draft, cancellationToken);
        var document = writer.Write(issuer, draft, client, means, email ?? "", number.ToString(), day, vouchers.Sum(v => v.Cents));
        var invoice = Row(issuer, document, number, issuedAt, draft.Pseudonym, draft.ClientId, draft.GuestEmail, out var pdf);
        invoice.ClientFileId = InvoiceClients.FileOf(draft);
        db.Add(invoice);
        db.Add(papers.Seal(invoice.Id, document, pdf));
        foreach (var one in draft.Ready)
        {
            db.Add(
                one.Booking is { } booking
                    ? new InvoicedBooking { BookingId = booking.Id, InvoiceId = invoice.Id }
                    : new InvoicedCall { CallId = one.Call!.CallId, InvoiceId = invoice.Id }
            );
        }

        db.AddRange(
            vouchers
                .Where(v => v.Cents > 0)
                .Select(v => new InvoicePayment
                {
                    Id = Guid.CreateVersion7(issuedAt),
                    InvoiceId = invoice.Id,
                    Means = PaymentMeans.Vouchers,
                    AmountCents = v.Cents,
                    ReceivedOn = day,
                    Reference = v.Code,
                    RecordedAt = issuedAt,
                    Key = $"vouchers:{invoice.Id:N}:{v.Code}",
                })
        );
        await TellAsync(
            invoice,
            document,
            pdf,
            draft.Ready.Select(one => one.Booking).LastOrDefault(b => b is not null),
            cancellationToken
        );
        return invoice;
    }

    /// <summary>What vouchers have paid of each line, at the price they were bought for.</summary>
    private async Task<IReadOnlyList<(string Code, long Cents)>> SettledAsync(InvoiceDraft draft, CancellationToken cancellationToken)
    {
        var ids = draft.Ready.Select(one => one.Booking?.Id).OfType<Guid>().Select(id => (Guid?)id).ToList();
        var values = await (
            from move in db.Set<VoucherMoveRow>()
            where move.To == VoucherPlace.Settled && ids.Contains(move.ClaimId)
            join lot in db.Set<VoucherLotRow>() on move.LotId equals lot.Id
            group move.Count * lot.PriceCents by move.ClaimId into claim
            select new { claim.Key, Cents = claim.Sum() }
        ).ToDictionaryAsync(claim => claim.Key!.Value, claim => (long)claim.Cents, cancellationToken);
        return
        [
            .. draft
                .Ready.Where(one => one.Booking is { } booking && values.ContainsKey(booking.Id))
                .Select(one => (one.Code, Math.Min(values[one.Booking!.Id], one.Gross.Cents))),
        ];
    }

    private static Invoice Row(
        InvoiceIssuer issuer,
        InvoiceDocument document,
        InvoiceNumber number,
        DateTimeOffset issuedAt,
        string pseudonym,
        Guid? clientId,
        string? guestEmail,
        out byte[] pdf
    )
    {
        pdf = InvoicePdf.Write(document);
        return new Invoice
        {
            Id = Guid.CreateVersion7(issuedAt),
            IssuerId = issuer.AccountId,
            ClientId = clientId,
            GuestEmail = guestEmail,
            Pseudonym = pseudonym,
            Series = number.Series,
            Year = number.Year,
            Sequence = number.Sequence,
            IssuedAt = issuedAt,
            IssuedOn = document.IssuedOn,
            DueOn = document.DueOn,
            FirstDay = document.FirstDay,
            LastDay = document.LastDay,
            NetCents = document.NetCents,
            TaxCents = document.TaxCents,
            DueCents = document.DueCents,
            PdfHash = InvoicePapers.HashOf(pdf),
        };
    }

    /// <summary>
    /// Takes the next number of a series and writes what goes with it in one transaction. The row of the series is locked until then: a number that
    /// is given back is the next one's, and a later number is never issued earlier.
    /// </summary>
    private async Task<(InvoiceOutcome Outcome, Invoice? Invoice)> NumberedAsync(
        InvoiceIssuer issuer,
        string series,
        Func<InvoiceNumber, DateTimeOffset, Task<(InvoiceOutcome, Invoice?)>> write,
        CancellationToken cancellationToken
    )
    {
        papers.Prepare();
        var zone = BookingWords.ZoneOf(issuer.Zone);
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            db.ChangeTracker.Clear();
            var year = InvoiceDrafts.DayOf(time.GetUtcNow(), zone).Year;
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            try
            {
                var row = await NextAsync(issuer.AccountId, series, year, cancellationToken);
                if (InvoiceDrafts.DayOf(row.LastIssuedAt, zone).Year != year)
                {
                    // The year ended while we waited for our turn.
                    continue;
                }

                var (outcome, invoice) = await write(new InvoiceNumber(series, year, row.Last), row.LastIssuedAt);
                if (outcome != InvoiceOutcome.Done)
                {
                    db.ChangeTracker.Clear();
                    return (outcome, null);
                }

                await db.SaveChangesAsync(cancellationToken);
                await transaction.CommitAsync(cancellationToken);
                return (outcome, invoice);
            }
            catch (DbUpdateException e) when (UniqueViolation.Is(e))
            {
                // Somebody began the same series, or invoiced the same service, at the same time.
            }
        }

        db.ChangeTracker.Clear();
        return (InvoiceOutcome.NotNow, null);
    }

    private async Task<InvoiceSeries> NextAsync(Guid issuerId, string series, int year, CancellationToken cancellationToken)
    {
        var rows = db.Set<InvoiceSeries>().Where(s => s.IssuerId == issuerId && s.Series == series && s.Year == year);
        if (await rows.ExecuteUpdateAsync(set => set.SetProperty(s => s.Last, s => s.Last + 1), cancellationToken) == 0)
        {
            db.Add(
                new InvoiceSeries
                {
                    IssuerId = issuerId,
                    Series = series,
                    Year = year,
                    Last = 1,
                    LastIssuedAt = time.GetUtcNow(),
                }
            );
            await db.SaveChangesAsync(cancellationToken);
        }

        // The clock of another node may be ahead; numbers and instants keep one order.
        var row = await rows.SingleAsync(cancellationToken);
        var now = time.GetUtcNow();
        row.LastIssuedAt = now > row.LastIssuedAt ? now : row.LastIssuedAt;
        return row;
    }
}
