using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Replacements.Search;
using Visavis.Web.Replacements.Sending;

namespace Visavis.Web.Replacements.Requests;

/// <summary>What became of a wish to repeat a request.</summary>
public enum RepeatAnswer
{
    Done,
    Absent,

    /// <summary>A draft, or a cancelled request, is not repeated.</summary>
    NotNow,

    /// <summary>It comes back already.</summary>
    Already,

    /// <summary>The schedule is longer than the interval, so that two would overlap.</summary>
    TooShort,

    /// <summary>The end lies before the first time it would come back.</summary>
    EndsBefore,
}

/// <summary>Needs that come back: each next request is made some weeks before it begins, and those who came last are asked first.</summary>
public sealed class RepeatedNeeds(VisavisDbContext db, ReplacementAccess access, SubstituteSearch search, TimeProvider time)
{
    /// <summary>So many days before its first day a request is made and its search begins.</summary>
    public const int DaysAhead = 28;

    /// <summary>The repetition that made this request, or that this request set going; null when it stands alone.</summary>
    public async Task<RepeatedNeed?> OfAsync(ReplacementRequest request, CancellationToken cancellationToken) =>
        await db.Set<RepeatedNeed>()
            .AsNoTracking()
            .Where(n => n.EndedAt == null && (n.RequestId == request.Id || n.Id == request.RepeatedNeedId))
            .FirstOrDefaultAsync(cancellationToken);

    public async Task<RepeatAnswer> RepeatAsync(
        Guid accountId,
        Guid requestId,
        int everyWeeks,
        DateOnly? until,
        CancellationToken cancellationToken
    )
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (
            await SubstituteSearch.LockAsync(db, requestId, cancellationToken) is not { } request
            || await access.FindToChangeAsync(accountId, requestId, cancellationToken) is null
        )
        {
            return RepeatAnswer.Absent;
        }

        if (request.State is ReplacementState.Draft or ReplacementState.Cancelled || request.Days.Count == 0)
        {
            return RepeatAnswer.NotNow;
        }

        if (await OfAsync(request, cancellationToken) is not null)
        {
            return RepeatAnswer.Already;
        }

        var (first, last) = (request.Days.Min(d => d.Date), request.Days.Max(d => d.Date));
        if (last >= first.AddDays(7 * everyWeeks))
        {
            return RepeatAnswer.TooShort;
        }

        if (until < first.AddDays(7 * everyWeeks) || until < DateOnly.FromDateTime(time.GetUtcNow().Date))
        {
            return RepeatAnswer.EndsBefore;
        }

        db.Add(
            new RepeatedNeed
            {
                Id = Guid.NewGuid(),
                RequestId = requestId,
                EveryWeeks = everyWeeks,
                Until = until,
                CreatedById = accountId,
                CreatedAt = time.GetUtcNow(),
            }
        );
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return RepeatAnswer.Done;
    }

    /// <summary>No further request is made; those that were made stay as they are.</summary>
    public async Task<bool> StopAsync(Guid accountId, Guid requestId, CancellationToken cancellationToken)
    {
        if (
            await access.FindToChangeAsync(accountId, requestId, cancellationToken) is not var (request, _)
            || await OfAsync(request, cancellationToken) is not { } need
        )
        {
            return false;
        }

        await EndAsync(need.Id, cancellationToken);
        return true;
    }

    /// <summary>Makes the requests whose time has come.</summary>
    public async Task MakeDueAsync(CancellationToken cancellationToken)
    {
        foreach (var need in await db.Set<RepeatedNeed>().AsNoTracking().Where(n => n.EndedAt == null).ToListAsync(cancellationToken))
        {
            while (await MakeNextAsync(need, cancellationToken))
            {
                // As many as lie within the next weeks.
            }

            db.ChangeTracker.Clear();
        }
    }

    /// <returns>Whether the one after it should be looked at as well.</returns>
    private async Task<bool> MakeNextAsync(RepeatedNeed need, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var model = await db.Set<ReplacementRequest>()
            .AsNoTracking()
            .Include(r => r.Days)
            .SingleOrDefaultAsync(r => r.Id == need.RequestId, cancellationToken);
        if (model is null || model.Days.Count == 0)
        {
            await EndAsync(need.Id, cancellationToken);
            return false;
        }

        var zone = await db.SendingZoneAsync(model.OrganisationId, cancellationToken);
        var first = model.Days.Min(d => d.Date);
        var today = MissionTimes.Today(now, zone);
        var step = need.StepNotOver(model.Days.Max(d => d.Date), today);
        var begins = need.StepFrom(first, step);
        if (need.Until < begins)
        {
            await EndAsync(need.Id, cancellationToken);
            return false;
        }

        if (begins > today.AddDays(DaysAhead))
        {
            return false;
        }

        // Who moves the step makes the request: two processes never make the same one.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var moved = await db.Set<RepeatedNeed>()
            .Where(n => n.Id == need.Id && n.EndedAt == null && n.NextStep == need.NextStep)
            .ExecuteUpdateAsync(set => set.SetProperty(n => n.NextStep, step + 1), cancellationToken);
        if (moved == 0)
        {
            return false;
        }

        var shift = begins.DayNumber - first.DayNumber;
        var next = await NewAsync(model, need, now, cancellationToken);
        foreach (var day in model.Days)
        {
            var block = new Block(day.Date.AddDays(shift), day.StartMinute, day.EndMinute, day.BreakMinutes);
            if (ReplacementEditor.DayOf(next.Id, block, zone) is var made && made.StartsAt > now)
            {
                next.Days.Add(made);
            }
        }

        // What nobody made in its time, because the site stood still, is not made afterwards.
        if (next.Days.Count > 0)
        {
            db.Add(next);
            await db.SaveChangesAsync(cancellationToken);
            await search.AdvanceAsync(next, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        need.NextStep = step + 1;
        return true;
    }

    private async Task<ReplacementRequest> NewAsync(
        ReplacementRequest model,
        RepeatedNeed need,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        // The same person as the last time comes first, then whom the client wished for.
        var came = await db.Set<ReplacementRequest>()
            .Where(r => r.Id == model.Id || r.RepeatedNeedId == need.Id)
            .Where(r => r.Days.Any(d => d.SubstituteId != null))
            .OrderByDescending(r => r.Days.Max(d => d.Date))
            .Select(r => r.Days.Select(d => d.SubstituteId).ToList())
            .FirstOrDefaultAsync(cancellationToken);
        var next = new ReplacementRequest
        {
            Id = Guid.NewGuid(),
            OrganisationId = model.OrganisationId,
            FileId = model.FileId,
            CreatedById = need.CreatedById,
            CreatedAt = now,
            SubmittedAt = now,
            NoHireMonths = await db.NoHireMonthsAsync(model.OrganisationId, cancellationToken),
            State = ReplacementState.Searching,
            RepeatedNeedId = need.Id,
            Version = Guid.NewGuid(),
        };
        var details = ReplacementDetails.Of(model);
        (details with { PreferredIds = [.. (came ?? []).OfType<Guid>().Concat(details.PreferredIds).Distinct()] }).WriteTo(next);
        return next;
    }

    private Task<int> EndAsync(Guid id, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return db.Set<RepeatedNeed>()
            .Where(n => n.Id == id && n.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(n => n.EndedAt, now), cancellationToken);
    }
}
