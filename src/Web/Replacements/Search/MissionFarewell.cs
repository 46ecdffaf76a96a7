using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.PersonalData;
using Visavis.Web.Replacements.Requests;
using Visavis.Web.Replacements.Sending;

namespace Visavis.Web.Replacements.Search;

/// <summary>A substitute who leaves withdraws from what lies ahead, and answers what they were asked: the search goes on without them, with an alarm.</summary>
internal sealed class MissionFarewell(IServiceScopeFactory scopes, TimeProvider time) : IFarewell
{
    public async Task EndAsync(Guid accountId, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<VisavisDbContext>();
        var answers = scope.ServiceProvider.GetRequiredService<AskAnswers>();
        var now = time.GetUtcNow();
        var own = db.Set<Substitute>().Where(s => s.AccountId == accountId);
        // Nobody asks again whoever is leaving, not even the search that follows.
        await own.Where(s => s.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, (DateTimeOffset?)now), cancellationToken);
        var asked = await db.Set<ReplacementAsk>()
            .Where(a => own.Any(s => s.Id == a.SubstituteId) && a.Answer == AskAnswer.Waiting)
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
