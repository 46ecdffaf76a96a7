using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Background;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Replacements.Hours;
using Visavis.Web.Replacements.Requests;
using Visavis.Web.Replacements.Search;

namespace Visavis.Web.Replacements;

/// <summary>Moves searches on by the clock: deadlines that pass, stages that begin, missions that end, sheets that are missing, hours that nobody answers.</summary>
internal sealed class ReplacementWorker(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ReplacementWorker> logger)
    : PeriodicService(TimeSpan.FromSeconds(15), clock, logger)
{
    private static readonly TimeSpan SheetPatience = TimeSpan.FromHours(24);

    /// <summary>How often those of whom nobody is found are looked at again: each time all substitutes are gone through.</summary>
    private static readonly TimeSpan RetryEvery = TimeSpan.FromMinutes(15);

    private DateTimeOffset nextRetry;

    protected override Task RunAsync(CancellationToken cancellationToken) => RunOnceAsync(cancellationToken);

    internal async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        await using (var scope = scopes.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<RepeatedNeeds>().MakeDueAsync(cancellationToken);
        }

        foreach (var id in await FindAsync(cancellationToken))
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<SubstituteSearch>().AdvanceAsync(id, cancellationToken);
        }

        await EndAsync(cancellationToken);
        await RemindAsync(cancellationToken);
        await using var hours = scopes.CreateAsyncScope();
        await hours.ServiceProvider.GetRequiredService<HoursApproval>().ApproveSilentAsync(cancellationToken);
    }

    private async Task<IReadOnlyList<Guid>> FindAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var search = scope.ServiceProvider.GetRequiredService<SubstituteSearch>();
        var due = await search.DueAsync(cancellationToken);
        if (Clock.GetUtcNow() < nextRetry)
        {
            return due;
        }

        nextRetry = Clock.GetUtcNow() + RetryEvery;
        return [.. due.Union(await search.UnansweredAsync(cancellationToken))];
    }

    /// <summary>A filled request whose last block is over is done.</summary>
    private async Task EndAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<VisavisDbContext>();
        var now = Clock.GetUtcNow();
        await db.Set<ReplacementRequest>()
            .Where(r => r.State == ReplacementState.Filled && !r.Days.Any(d => d.EndsAt > now))
            .ExecuteUpdateAsync(
                set => set.SetProperty(r => r.State, ReplacementState.Done).SetProperty(r => r.Version, Guid.NewGuid()),
                cancellationToken
            );
    }

    private async Task RemindAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<VisavisDbContext>();
        var notices = scope.ServiceProvider.GetRequiredService<ReplacementNotices>();
        var now = Clock.GetUtcNow();
        var since = now - SheetPatience;
        var missing = await db.Set<ReplacementRequest>()
            .Include(r => r.Days)
            .Where(r => r.State == ReplacementState.Done && !r.Days.Any(d => d.EndsAt > since))
            .Where(r =>
                r.Days.Any(d =>
                    d.SubstituteId != null
                    && !db.Set<TimeSheet>()
                        .Any(s =>
                            s.RequestId == r.Id && s.SubstituteId == d.SubstituteId && (s.SubmittedAt != null || s.RemindedAt != null)
                        )
                )
            )
            .OrderBy(r => r.Id)
            .Take(50)
            .ToListAsync(cancellationToken);
        foreach (var request in missing)
        {
            foreach (var substitute in request.Days.Select(d => d.SubstituteId).OfType<Guid>().Distinct())
            {
                var sheet = await db.Set<TimeSheet>()
                    .SingleOrDefaultAsync(s => s.RequestId == request.Id && s.SubstituteId == substitute, cancellationToken);
                if (sheet is { SubmittedAt: not null } or { RemindedAt: not null })
                {
                    continue;
                }

                if (sheet is null)
                {
                    sheet = new TimeSheet
                    {
                        Id = Guid.NewGuid(),
                        RequestId = request.Id,
                        SubstituteId = substitute,
                    };
                    db.Add(sheet);
                }

                sheet.RemindedAt = now;
                await notices.SheetMissingAsync(request, substitute, cancellationToken);
            }
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
