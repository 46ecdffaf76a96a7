using Microsoft.EntityFrameworkCore;
using Visavis.Web.Bookings;
using Visavis.Web.Foundation.Background;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Invoices;

/// <summary>On the first days of a month issues the invoices of the last one, for those who want that; once a year tells of the tax statements.</summary>
public sealed class InvoiceClock(IServiceScopeFactory scopes, TimeProvider time, ILogger<InvoiceClock> logger)
    : PeriodicService(Every, time, logger)
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(10);

    public async Task TickAsync(CancellationToken cancellationToken, IProgress<RunProgress>? progress = null)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<VisavisDbContext>();
        var issuers = await db.Set<InvoiceIssuer>()
            .AsNoTracking()
            .Where(i => i.IssuesMonthly && i.MandateAcceptedAt != null && i.MandateEndedAt == null)
            .ToListAsync(cancellationToken);
        foreach (var issuer in issuers)
        {
            var today = InvoiceDrafts.DayOf(Clock.GetUtcNow(), BookingWords.ZoneOf(issuer.Zone));
            var month = new DateOnly(today.Year, today.Month, 1).AddMonths(-1);
            var run = (month.Year * 100) + month.Month;
            if (issuer.LastRun >= run)
            {
                continue;
            }

            await using var one = scopes.CreateAsyncScope();
            await one.ServiceProvider.GetRequiredService<InvoiceRun>().IssueAsync(issuer.AccountId, month, cancellationToken, progress);
            // Only now: a process that dies in between leaves the rest to the next round. Of two nodes at once each finds what the other left.
            await db.Set<InvoiceIssuer>()
                .Where(i => i.AccountId == issuer.AccountId && i.LastRun < run)
                .ExecuteUpdateAsync(set => set.SetProperty(i => i.LastRun, run), cancellationToken);
        }

        foreach (var (issuerId, year) in await scope.ServiceProvider.GetRequiredService<TaxStatementNotices>().DueAsync(cancellationToken))
        {
            await using var one = scopes.CreateAsyncScope();
            await one.ServiceProvider.GetRequiredService<TaxStatementNotices>().AnnounceAsync(issuerId, year, cancellationToken);
        }
    }

    protected override Task RunAsync(CancellationToken cancellationToken) => TickAsync(cancellationToken);
}
