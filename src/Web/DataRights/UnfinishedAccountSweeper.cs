using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Background;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.DataRights;

/// <summary>
/// Erases accounts whose owner never finished the first sign-in: they agreed to nothing, and have no page from which they could unsubscribe.
/// </summary>
internal sealed class UnfinishedAccountSweeper(
    IDbContextFactory<VisavisDbContext> contexts,
    AccountErasure erasure,
    TimeProvider clock,
    ILogger<UnfinishedAccountSweeper> logger
) : PeriodicService(TimeSpan.FromHours(1), clock, logger)
{
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    private const int Batch = 100;

    internal async Task SweepAsync(CancellationToken cancellationToken)
    {
        var before = Clock.GetUtcNow() - KeptFor;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var left = await db
            .Users.Where(a => a.TermsAcceptedAt == null && a.ErasedAt == null && a.CreatedAt < before)
            .OrderBy(a => a.CreatedAt)
            .Select(a => a.Id)
            .Take(Batch)
            .ToListAsync(cancellationToken);
        foreach (var id in left)
        {
            await erasure.EraseAsync(id, actorId: null, cancellationToken);
        }
    }

    protected override Task RunAsync(CancellationToken cancellationToken) => SweepAsync(cancellationToken);
}
