using Microsoft.EntityFrameworkCore;
using Visavis.Web.Bookings;
using Visavis.Web.Channels;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Invoices;
using Visavis.Web.Trust;
using Visavis.Web.Trust.Decisions;
using Visavis.Web.Trust.Reports;
using Visavis.Web.Vouchers;

namespace Visavis.Web.DataRights;

/// <summary>What somebody has on the site that leaving ends, loses or leaves behind.</summary>
public sealed record LeavingFacts
{
    /// <summary>Appointments ahead, accepted or asked for, on either side.</summary>
    public int Appointments { get; init; }

    public int Vouchers { get; init; }

    public long VoucherCents { get; init; }

    /// <summary>Relatives who may act for the person.</summary>
    public int Mandates { get; init; }

    public bool InvoicesForThem { get; init; }

    public int UnpaidInvoices { get; init; }

    public long UnpaidCents { get; init; }

    public bool HasInvoices { get; init; }

    public bool HasWallet { get; init; }

    public bool HasCase { get; init; }

    public int CaseMonths { get; init; }
}

public sealed class LeavingReader(
    VisavisDbContext db,
    VoucherBooks books,
    InvoicePayments payments,
    Microsoft.Extensions.Options.IOptions<TrustOptions> trust,
    TimeProvider time
)
{
    public async Task<LeavingFacts> ReadAsync(Guid id, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var wallets = await db.Set<VoucherWallet>().Where(w => w.OwnerId == id).Select(w => w.Id).ToListAsync(cancellationToken);
        var (vouchers, worth) = await VouchersAsync(wallets, cancellationToken);
        var unpaid = await UnpaidAsync(id, cancellationToken);
        return new LeavingFacts
        {
            Appointments = await BookingSuspension.Ahead(db, id, now).CountAsync(cancellationToken),
            Vouchers = vouchers,
            VoucherCents = worth,
            Mandates = await db.Set<Mandate>()
                .CountAsync(m => m.AccountId == id && m.RevokedAt == null && m.ValidUntil >= today, cancellationToken),
            InvoicesForThem = await db.Set<InvoiceIssuer>()
                .AnyAsync(i => i.AccountId == id && i.MandateAcceptedAt != null && i.MandateEndedAt == null, cancellationToken),
            UnpaidInvoices = unpaid.Count,
            UnpaidCents = unpaid.Sum(),
            HasInvoices = await db.Set<Invoice>().AnyAsync(i => i.ClientId == id || i.IssuerId == id, cancellationToken),
            HasWallet = wallets.Count > 0,
            // Whether anybody reported the person is not said: only what they know of themselves.
            HasCase =
                await db.Set<Statement>().AnyAsync(s => s.AccountId == id, cancellationToken)
                || await db.Set<ReportContact>().AnyAsync(c => c.AccountId == id, cancellationToken),
            CaseMonths = trust.Value.KeepMonths,
        };
    }

    private async Task<(int Count, long Cents)> VouchersAsync(List<Guid> wallets, CancellationToken cancellationToken)
    {
        var (count, cents) = (0, 0L);
        foreach (var wallet in wallets)
        {
            var book = await books.OpenAsync(wallet, cancellationToken);
            foreach (
                var lot in await db.Set<VoucherLotRow>().AsNoTracking().Where(l => l.WalletId == wallet).ToListAsync(cancellationToken)
            )
            {
                count += book.AvailableOf(lot.Id);
                cents += (long)book.AvailableOf(lot.Id) * lot.PriceCents;
            }
        }

        return (count, cents);
    }

    /// <summary>What is still owed on each invoice received, after its credit notes and payments.</summary>
    private async Task<List<long>> UnpaidAsync(Guid id, CancellationToken cancellationToken)
    {
        var invoices = await db.Set<Invoice>()
            .AsNoTracking()
            .Where(i => i.ClientId == id && i.CorrectsId == null)
            .ToListAsync(cancellationToken);
        return [.. (await payments.BalancesAsync(invoices, cancellationToken)).Values.Where(rest => rest > 0)];
    }
}
