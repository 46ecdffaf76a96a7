using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Replacements.Requests;
using Visavis.Web.Replacements.Sending;

namespace Visavis.Web.Replacements.Search;

/// <summary>
/// The search in stages: preferred substitutes, then qualified and available ones, then the last resort; the next stage begins when all of the
/// one before have answered or let their deadline pass. Every step holds the request's row, so that two processes never ask twice.
/// </summary>
public sealed class SubstituteSearch(VisavisDbContext db, SubstituteFinder finder, ReplacementNotices notices, TimeProvider time)
{
    /// <summary>Ids of requests that have something to do now: a deadline that passed, a stage to begin, a planner to alert.</summary>
    public async Task<IReadOnlyList<Guid>> DueAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var paused = db.PausedAt(now);
        var searching = await db.Set<ReplacementRequest>()
            .Where(r => r.State == ReplacementState.Searching || r.State == ReplacementState.Proposed)
            .Select(r => new
            {
                r.Id,
                HasWaiting = r.Asks.Any(a => a.Answer == AskAnswer.Offered || (a.Answer == AskAnswer.Waiting && a.Deadline > now)),
                HasPassed = r.Asks.Any(a => a.Answer == AskAnswer.Waiting && a.Deadline <= now),
                IsPaused = paused.Any(p => p.Id == r.Id),
                HasPending = r.Asks.Any(a => a.Answer == AskAnswer.Waiting || a.Answer == AskAnswer.Offered),
                r.AlertedAt,
                First = r.Days.Where(d => d.SubstituteId == null && d.StartsAt > now).Min(d => (DateTimeOffset?)d.StartsAt),
                IsOver = !r.Days.Any(d => d.EndsAt > now),
                LeadHours = db.Set<SendingService>().Where(s => s.OrganisationId == r.OrganisationId).Select(s => s.LeadHours).Single(),
            })
            .ToListAsync(cancellationToken);
        return
        [
            .. searching
                .Where(r =>
                    r.HasPassed
                    || r.IsOver
                    || (r.IsPaused ? r.HasPending : r.AlertedAt is null && (!r.HasWaiting || IsLate(r.First, r.LeadHours)))
                )
                .Select(r => r.Id),
        ];

        bool IsLate(DateTimeOffset? first, int hours) => first is { } at && at - now < TimeSpan.FromHours(hours);
    }

    /// <summary>
    /// Requests of which the planner knows that nobody is found: somebody who was added, came back or has other hours since may do, and nothing else
    /// would ask them.
    /// </summary>
    public async Task<IReadOnlyList<Guid>> UnansweredAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var paused = db.PausedAt(now);
        return await db.Set<ReplacementRequest>()
            .Where(r => r.State == ReplacementState.Searching && r.AlertedAt != null && !paused.Any(p => p.Id == r.Id))
            .Where(r => !r.Asks.Any(a => a.Answer == AskAnswer.Waiting || a.Answer == AskAnswer.Offered))
            .Where(r => r.Days.Any(d => d.SubstituteId == null && d.StartsAt > now))
            .Select(r => r.Id)
            .ToListAsync(cancellationToken);
    }

    /// <summary>One step of one request.</summary>
    public async Task AdvanceAsync(Guid requestId, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await LockAsync(db, requestId, cancellationToken) is not { } request)
        {
            return;
        }

        await AdvanceAsync(request, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>The same inside a transaction that holds the request.</summary>
    /// <param name="first">Who is asked alone before all others, because they held what is asked.</param>
    internal async Task AdvanceAsync(ReplacementRequest request, CancellationToken cancellationToken, Guid? first = null)
    {
        if (request.State is not (ReplacementState.Searching or ReplacementState.Proposed))
        {
            return;
        }

        var now = time.GetUtcNow();
        var service = await db.Set<SendingService>().SingleAsync(s => s.OrganisationId == request.OrganisationId, cancellationToken);
        foreach (var ask in request.Asks.Where(a => a.Answer == AskAnswer.Waiting && a.Deadline <= now))
        {
            (ask.Answer, ask.AnsweredAt) = (AskAnswer.Expired, now);
        }

        var open = request.Days.Where(d => d.SubstituteId is null).ToList();
        if (open.Count == 0)
        {
            Fill(request, service);
            return;
        }

        if (request.Days.All(d => d.EndsAt <= now))
        {
            // Its time is over: done for the days that somebody worked, otherwise nothing came of it.
            var worked = request.Days.Any(d => d.SubstituteId is not null);
            (request.State, request.CancelledAt) = worked
                ? (ReplacementState.Done, (DateTimeOffset?)null)
                : (ReplacementState.Cancelled, now);
            foreach (var ask in request.Asks.Where(a => a.IsPending))
            {
                (ask.Answer, ask.AnsweredAt) = (AskAnswer.Expired, now);
            }

            request.Version = Guid.NewGuid();
            return;
        }

        if (await db.IsPausedAsync(request.Id, now, cancellationToken))
        {
            await PauseAsync(request, now, cancellationToken);
            return;
        }

        open = open.FindAll(d => d.StartsAt > now);
        if (open.Count == 0)
        {
            return;
        }

        if (!request.Asks.Any(a => a.IsPending))
        {
            await AskNextAsync(request, service, open, first, now, cancellationToken);
        }

        var waits = request.Asks.Any(a => a.IsPending);
        request.State = waits ? ReplacementState.Proposed : ReplacementState.Searching;
        var begins = open.Min(d => d.StartsAt);
        if (request.AlertedAt is null && (!waits || begins - now < TimeSpan.FromHours(service.LeadHours)))
        {
            request.AlertedAt = now;
            await notices.NobodyFoundAsync(request, cancellationToken);
        }

        // A look that changed nothing makes nobody's page an old one.
        if (db.ChangeTracker.HasChanges())
        {
            request.Version = Guid.NewGuid();
        }
    }

    /// <summary>Nobody is asked any more, and whoever was is asked anew when it ends: the next round finds a request that nobody was alerted of.</summary>
    private async Task PauseAsync(ReplacementRequest request, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var pending = request.Asks.Where(a => a.IsPending).ToList();
        foreach (var ask in pending)
        {
            (ask.Answer, ask.AnsweredAt) = (AskAnswer.Recalled, now);
        }

        (request.State, request.AlertedAt, request.Version) = (ReplacementState.Searching, null, Guid.NewGuid());
        await notices.PausedAsync(request, pending.ConvertAll(a => a.SubstituteId), cancellationToken);
    }

    /// <summary>Each day has its substitute: what a cancellation costs is frozen now.</summary>
    internal static void Fill(ReplacementRequest request, SendingService service)
    {
        request.State = ReplacementState.Filled;
        (request.LateHours, request.LateRule) = (service.LateHours, service.LateRule);
        request.Version = Guid.NewGuid();
    }

    /// <summary>Holds the request's row until the transaction ends, then reads it.</summary>
    internal static async Task<ReplacementRequest?> LockAsync(VisavisDbContext db, Guid requestId, CancellationToken cancellationToken)
    {
        // What a page had read before is read again: it may have changed while the row was held by another.
        db.ChangeTracker.Clear();
        var held = await db.Set<ReplacementRequest>()
            .Where(r => r.Id == requestId)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.CreatedAt, r => r.CreatedAt), cancellationToken);
        return held == 0
            ? null
            : await db.Set<ReplacementRequest>()
                .Include(r => r.Days)
                .Include(r => r.Asks)
                .AsSplitQuery()
                .SingleAsync(r => r.Id == requestId, cancellationToken);
    }

    private async Task AskNextAsync(
        ReplacementRequest request,
        SendingService service,
        List<ReplacementDay> open,
        Guid? first,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var begins = open.Min(d => d.StartsAt);
        var asked = request.Asks.Where(a => a.Answer != AskAnswer.Recalled).Select(a => a.SubstituteId).ToHashSet();
        var possible = (await finder.FindAsync(request, service, cancellationToken))
            .Where(c => c.IsAsked && !asked.Contains(c.Substitute.Id))
            .ToList();
        var candidates = possible.Exists(c => c.Substitute.Id == first)
            ? possible.FindAll(c => c.Substitute.Id == first)
            : possible.FindAll(c => c.Stage == possible.Min(other => other.Stage));
        if (candidates.Count == 0)
        {
            return;
        }

        // A deadline is an instant, and never after the work begins.
        var deadline = now.AddMinutes(service.AnswerMinutes);
        deadline = deadline < begins ? deadline : begins;
        foreach (var candidate in candidates)
        {
            var ask = new ReplacementAsk
            {
                Id = Guid.NewGuid(),
                RequestId = request.Id,
                SubstituteId = candidate.Substitute.Id,
                Stage = candidate.Stage,
                AskedAt = now,
                Deadline = deadline,
            };
            request.Asks.Add(ask);
            db.Add(ask);
            await notices.AskedAsync(request, candidate.Substitute, ask, cancellationToken);
        }
    }
}
