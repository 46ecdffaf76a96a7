using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Visavis.Web.Foundation.Background;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Hosting;
using Visavis.Web.Media.Storage;
using Visavis.Web.Trust.Decisions;
using Visavis.Web.Trust.Marks;
using Visavis.Web.Trust.Orders;
using Visavis.Web.Trust.Reports;

namespace Visavis.Web.Trust;

/// <summary>Every hour: removes reports whose term is over with their files, and evidence that never became part of a report.</summary>
public sealed class TrustRetention(
    IDbContextFactory<VisavisDbContext> contexts,
    IBlobStore store,
    IOptions<TrustOptions> options,
    TimeProvider time,
    ILogger<TrustRetention> logger
) : PeriodicService(TimeSpan.FromHours(1), time, logger)
{
    private const int BatchSize = 100;
    private static readonly TimeSpan OrphanAge = TimeSpan.FromDays(1);

    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        var before = Clock.GetUtcNow().AddMonths(-options.Value.KeepMonths);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        while (true)
        {
            var old = await db.Set<Report>()
                .Include(r => r.Evidence)
                .Where(r => r.ClosedAt < before)
                .OrderBy(r => r.Id)
                .Take(BatchSize)
                .ToListAsync(cancellationToken);
            if (old.Count == 0)
            {
                break;
            }

            var ids = old.ConvertAll(r => r.Id);
            await db.Set<Appeal>().Where(a => a.ReportId != null && ids.Contains(a.ReportId.Value)).ExecuteDeleteAsync(cancellationToken);
            var keys = old.SelectMany(r => r.Evidence).Select(e => e.StorageKey).OfType<string>().ToList();
            db.RemoveRange(old);
            await db.SaveChangesAsync(cancellationToken);
            foreach (var key in keys)
            {
                await store.DeleteAsync(key, cancellationToken);
            }
        }

        var now = Clock.GetUtcNow();
        await db.Set<BannedIdentity>().Where(b => b.EndsAt <= now).ExecuteDeleteAsync(cancellationToken);
        await db.Set<AuthorityOrder>()
            .Where(o => o.AnsweredAt < before && (o.StatementId == null || o.ToldAt < before))
            .ExecuteDeleteAsync(cancellationToken);
        await RemoveOrphansAsync(db, cancellationToken);
    }

    protected override Task RunAsync(CancellationToken cancellationToken) => SweepAsync(cancellationToken);

    private async Task RemoveOrphansAsync(VisavisDbContext db, CancellationToken cancellationToken)
    {
        var before = Clock.GetUtcNow() - OrphanAge;
        await foreach (var blob in store.ListAsync(EvidenceFiles.Folder, cancellationToken))
        {
            if (blob.WrittenAt < before && !await db.Set<ReportEvidence>().AnyAsync(e => e.StorageKey == blob.Key, cancellationToken))
            {
                await store.DeleteAsync(blob.Key, cancellationToken);
            }
        }

        await foreach (var blob in store.ListAsync(MarkDesk.ProofFolder, cancellationToken))
        {
            if (blob.WrittenAt < before && !await db.Set<VerifiedMark>().AnyAsync(m => m.ProofKey == blob.Key, cancellationToken))
            {
                await store.DeleteAsync(blob.Key, cancellationToken);
            }
        }
    }
}
