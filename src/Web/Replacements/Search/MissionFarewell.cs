using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.PersonalData;
using Visavis.Web.Organisations.ClientFiles;
using Visavis.Web.Replacements.Requests;
using Visavis.Web.Replacements.Sending;
using Visavis.Web.Trust.Decisions;

namespace Visavis.Web.Replacements.Search;

/// <summary>
/// A substitute who leaves or is suspended withdraws from what lies ahead, and answers what they were asked: the search goes on without them, with an
/// alarm. Searches of a suspended service, or for a suspended client, pause: nobody is asked in their name. What is agreed stands: whoever is to come
/// and the other side are told to confirm it.
/// </summary>
internal sealed class MissionFarewell(IServiceScopeFactory scopes, TimeProvider time) : IFarewell, ISuspensionEffect
{
    public string Name => MeasureEffects.Missions;

    /// <summary>They stay a substitute of their service: whoever is restored is asked again.</summary>
    public async Task ApplyAsync(Guid accountId, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        await GiveBackAsync(scope.ServiceProvider, accountId, cancellationToken);
        await PauseAsync(scope.ServiceProvider, accountId, cancellationToken);
        await TellOfStandingAsync(scope.ServiceProvider, accountId, cancellationToken);
    }

    public async Task EndAsync(Guid accountId, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = time.GetUtcNow();

        // Nobody asks again whoever is leaving, not even the search that follows.
        await scope
            .ServiceProvider.GetRequiredService<VisavisDbContext>()
            .Set<Substitute>()
            .Where(s => s.AccountId == accountId && s.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, (DateTimeOffset?)now), cancellationToken);
        await GiveBackAsync(scope.ServiceProvider, accountId, cancellationToken);
    }

    private static async Task PauseAsync(IServiceProvider services, Guid accountId, CancellationToken cancellationToken)
    {
        var db = services.GetRequiredService<VisavisDbContext>();
        var search = services.GetRequiredService<SubstituteSearch>();
        var own = await Of(db, accountId)
            .Where(r => r.State == ReplacementState.Searching || r.State == ReplacementState.Proposed)
            .Select(r => r.Id)
            .ToListAsync(cancellationToken);
        foreach (var request in own)
        {
            await search.AdvanceAsync(request, cancellationToken);
            db.ChangeTracker.Clear();
        }
    }

    private async Task TellOfStandingAsync(IServiceProvider services, Guid accountId, CancellationToken cancellationToken)
    {
        var db = services.GetRequiredService<VisavisDbContext>();
        var notices = services.GetRequiredService<ReplacementNotices>();
        var now = time.GetUtcNow();
        var filled = await Of(db, accountId)
            .Include(r => r.Days)
            .Where(r => r.Days.Any(d => d.SubstituteId != null && d.StartsAt > now))
            .ToListAsync(cancellationToken);
        foreach (var request in filled.Where(r => r.StandsAt(now)))
        {
            var coming = request.Days.Where(d => d.StartsAt > now).Select(d => d.SubstituteId).OfType<Guid>().Distinct().ToList();
            if (await db.AbsentSideAsync(request, now, cancellationToken) is { } name)
            {
                await notices.StandsAsync(request, coming, accountId, name, cancellationToken);
            }
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Those of the service, and those for the client, whose account it is.</summary>
    private static IQueryable<ReplacementRequest> Of(VisavisDbContext db, Guid accountId) =>
        db.Set<ReplacementRequest>()
            .Where(r => r.OrganisationId == accountId || db.Set<ClientFile>().Any(f => f.Id == r.FileId && f.AccountId == accountId));

    private async Task GiveBackAsync(IServiceProvider services, Guid accountId, CancellationToken cancellationToken)
    {
        var db = services.GetRequiredService<VisavisDbContext>();
        var answers = services.GetRequiredService<AskAnswers>();
        var now = time.GetUtcNow();
        var own = db.Set<Substitute>().Where(s => s.AccountId == accountId);
        var asked = await db.Set<ReplacementAsk>()
            .Where(a => own.Any(s => s.Id == a.SubstituteId) && (a.Answer == AskAnswer.Waiting || a.Answer == AskAnswer.Offered))
            .Select(a => a.Id)
            .ToListAsync(cancellationToken);
        foreach (var ask in asked)
        {
            await answers.DeclineAsync(accountId, ask, cancellationToken);
            db.ChangeTracker.Clear();
        }

        var missions = await db.Set<ReplacementDay>()
            .Where(d => own.Any(s => s.Id == d.SubstituteId) && d.StartsAt > now)
            .Select(d => d.RequestId)
            .Distinct()
            .ToListAsync(cancellationToken);
        foreach (var mission in missions)
        {
            await answers.WithdrawAsync(accountId, mission, cancellationToken);
            db.ChangeTracker.Clear();
        }
    }
}
