using Microsoft.EntityFrameworkCore;
using Visavis.Web.Availability;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Replacements.Requests;
using Visavis.Web.Replacements.Sending;

namespace Visavis.Web.Replacements.Search;

/// <summary>What became of a substitute's answer.</summary>
public enum AnswerResult
{
    Done,

    /// <summary>There is no such question for this person.</summary>
    Absent,

    /// <summary>Somebody else was first.</summary>
    TooLate,

    /// <summary>The deadline has passed, or the request was changed or cancelled.</summary>
    Over,

    /// <summary>It would break a cap or overlap with other work.</summary>
    NotPossible,

    /// <summary>Accepted; the client speaks with the person by video before it is final.</summary>
    Interview,
}

/// <summary>Substitutes answer: the first commit wins, day by day; who withdraws sets the search going again.</summary>
public sealed class AskAnswers(
    VisavisDbContext db,
    ReplacementAccess access,
    SubstituteFinder finder,
    SubstituteSearch search,
    ReplacementNotices notices,
    TimeProvider time
)
{
    /// <param name="dayIds">Days to take; null for all that are still open.</param>
    public async Task<AnswerResult> AcceptAsync(
        Guid accountId,
        Guid askId,
        IReadOnlyCollection<Guid>? dayIds,
        CancellationToken cancellationToken
    )
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await FindAsync(accountId, askId, cancellationToken) is not var (request, ask, substitute))
        {
            return AnswerResult.Absent;
        }

        var now = time.GetUtcNow();
        if (ask.Answer != AskAnswer.Waiting)
        {
            return ask.Answer == AskAnswer.TooLate ? AnswerResult.TooLate : AnswerResult.Over;
        }

        if (
            ask.Deadline <= now
            || request.State is not (ReplacementState.Searching or ReplacementState.Proposed)
            || !await IsThereAsync(substitute.Id, cancellationToken)
            || await db.IsPausedAsync(request.Id, now, cancellationToken)
        )
        {
            return AnswerResult.Over;
        }

        var open = request
            .Days.Where(d => d.SubstituteId is null && d.StartsAt > now && (dayIds is null || dayIds.Contains(d.Id)))
            .ToList();
        if (open.Count == 0)
        {
            return AnswerResult.TooLate;
        }

        var service = await db.Set<SendingService>().SingleAsync(s => s.OrganisationId == request.OrganisationId, cancellationToken);
        var days = await FittingAsync(substitute, service, open, cancellationToken);
        if (days.Count == 0 || (dayIds is not null && days.Count < open.Count))
        {
            return AnswerResult.NotPossible;
        }

        if (request.WantsInterview)
        {
            (ask.Answer, ask.AnsweredAt, ask.OfferedDayIds) = (AskAnswer.Offered, now, [.. days]);
            var name = await db.Users.Where(a => a.Id == substitute.AccountId).Select(a => a.DisplayName).SingleAsync(cancellationToken);
            await notices.OfferedAsync(request, name, cancellationToken);
        }
        else
        {
            await TakeAsync(request, ask, service, days, cancellationToken);
        }

        request.Version = Guid.NewGuid();
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return request.WantsInterview ? AnswerResult.Interview : AnswerResult.Done;
    }

    /// <summary>After the interview the client's side keeps the person, or goes on searching.</summary>
    public async Task<AnswerResult> DecideAsync(
        Guid accountId,
        Guid requestId,
        Guid askId,
        bool retains,
        CancellationToken cancellationToken
    )
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Set<Substitute>()
            .Where(s => db.Set<ReplacementAsk>().Any(a => a.Id == askId && a.SubstituteId == s.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.AddedAt, s => s.AddedAt), cancellationToken);
        if (
            await SubstituteSearch.LockAsync(db, requestId, cancellationToken) is not { } request
            || await access.FindToChangeAsync(accountId, requestId, cancellationToken) is null
            || request.Asks.SingleOrDefault(a => a.Id == askId) is not { } ask
        )
        {
            return AnswerResult.Absent;
        }

        if (
            ask.Answer != AskAnswer.Offered
            || request.State is not (ReplacementState.Searching or ReplacementState.Proposed)
            || await db.IsPausedAsync(requestId, time.GetUtcNow(), cancellationToken)
        )
        {
            return AnswerResult.Over;
        }

        if (retains)
        {
            var service = await db.Set<SendingService>().SingleAsync(s => s.OrganisationId == request.OrganisationId, cancellationToken);
            var substitute = await db.Set<Substitute>().SingleAsync(s => s.Id == ask.SubstituteId, cancellationToken);
            var now = time.GetUtcNow();
            var open = request.Days.Where(d => d.SubstituteId is null && d.StartsAt > now && ask.OfferedDayIds.Contains(d.Id)).ToList();
            var days =
                open.Count == 0 || !await IsThereAsync(substitute.Id, cancellationToken)
                    ? []
                    : await FittingAsync(substitute, service, open, cancellationToken);
            if (days.Count == 0)
            {
                return AnswerResult.NotPossible;
            }

            await TakeAsync(request, ask, service, days, cancellationToken);
        }
        else
        {
            ask.Answer = AskAnswer.NotRetained;
            await notices.TakenByAnotherAsync(request, ask, cancellationToken);
            await search.AdvanceAsync(request, cancellationToken);
        }

        request.Version = Guid.NewGuid();
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return AnswerResult.Done;
    }

    /// <summary>Not whoever left the organisation, was paused or suspended since they were asked.</summary>
    private Task<bool> IsThereAsync(Guid substituteId, CancellationToken cancellationToken) =>
        db.SubstitutesAt(time.GetUtcNow()).AnyAsync(s => s.Id == substituteId, cancellationToken);

    private async Task<IReadOnlyList<Guid>> FittingAsync(
        Substitute substitute,
        SendingService service,
        List<ReplacementDay> open,
        CancellationToken cancellationToken
    ) =>
        SubstituteRules
            .Choose(
                await finder.FreeAsync(substitute.AccountId, open, cancellationToken),
                await finder.TakenAsync(substitute.Id, open, cancellationToken),
                Math.Min(substitute.WeekMinutes ?? int.MaxValue, service.WeekMinutes),
                service.RestMinutes,
                SubstituteRules.WeekIn(MissionTimes.Zone(service.TimeZone))
            )
            .Days;

    /// <summary>Whoever has a profile may be booked there at other hours now.</summary>
    private async Task NoteFreeTimeAsync(Guid accountId, CancellationToken cancellationToken)
    {
        if (await db.Professionals.AnyAsync(p => p.Id == accountId, cancellationToken))
        {
            AvailabilityChanges.Note(db, accountId, DateTimeOffset.UnixEpoch);
        }
    }

    /// <summary>The days are theirs; when none is left open the others read "pourvu".</summary>
    private async Task TakeAsync(
        ReplacementRequest request,
        ReplacementAsk ask,
        SendingService service,
        IReadOnlyCollection<Guid> days,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow();
        foreach (var day in request.Days.Where(d => d.SubstituteId is null && days.Contains(d.Id)))
        {
            (day.SubstituteId, day.FilledAt) = (ask.SubstituteId, now);
        }

        // No appointment is offered at these hours any more.
        var account = await db.Set<Substitute>()
            .Where(s => s.Id == ask.SubstituteId)
            .Select(s => s.AccountId)
            .SingleAsync(cancellationToken);
        await NoteFreeTimeAsync(account, cancellationToken);
        (ask.Answer, ask.AnsweredAt) = (AskAnswer.Accepted, now);
        if (request.Days.Any(d => d.SubstituteId is null))
        {
            await search.AdvanceAsync(request, cancellationToken);
            return;
        }

        foreach (var other in request.Asks.Where(a => a.IsPending))
        {
            (other.Answer, other.AnsweredAt) = (AskAnswer.TooLate, now);
            await notices.TakenByAnotherAsync(request, other, cancellationToken);
        }

        SubstituteSearch.Fill(request, service);
        await notices.FilledAsync(request, cancellationToken);
    }

    public async Task<AnswerResult> DeclineAsync(Guid accountId, Guid askId, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await FindAsync(accountId, askId, cancellationToken) is not var (request, ask, _))
        {
            return AnswerResult.Absent;
        }

        if (!ask.IsPending)
        {
            return ask.Answer == AskAnswer.Declined ? AnswerResult.Done : AnswerResult.Over;
        }

        (ask.Answer, ask.AnsweredAt) = (AskAnswer.Declined, time.GetUtcNow());
        await search.AdvanceAsync(request, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return AnswerResult.Done;
    }

    /// <summary>Gives back the days that have not begun: the search starts anew and the planner is alerted.</summary>
    public async Task<AnswerResult> WithdrawAsync(Guid accountId, Guid requestId, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await SubstituteSearch.LockAsync(db, requestId, cancellationToken) is not { } request)
        {
            return AnswerResult.Absent;
        }

        var substitute = await db.Set<Substitute>()
            .SingleOrDefaultAsync(s => s.OrganisationId == request.OrganisationId && s.AccountId == accountId, cancellationToken);
        var now = time.GetUtcNow();
        var mine = substitute is null ? [] : request.Days.Where(d => d.SubstituteId == substitute.Id).ToList();
        if (mine.Count == 0)
        {
            return AnswerResult.Absent;
        }

        var given = mine.Where(d => d.StartsAt > now).ToList();
        if (given.Count == 0 || request.State is ReplacementState.Cancelled or ReplacementState.Done)
        {
            return AnswerResult.Over;
        }

        foreach (var day in given)
        {
            (day.SubstituteId, day.FilledAt) = (null, null);
        }

        await NoteFreeTimeAsync(accountId, cancellationToken);

        foreach (var ask in request.Asks)
        {
            if (ask.SubstituteId == substitute!.Id && ask.Answer == AskAnswer.Accepted)
            {
                (ask.Answer, ask.AnsweredAt) = (AskAnswer.Withdrawn, now);
            }
            else if (ask.Answer is AskAnswer.TooLate or AskAnswer.Expired)
            {
                // Who came too late may be asked again.
                ask.Answer = AskAnswer.Recalled;
            }
        }

        (request.State, request.AlertedAt) = (ReplacementState.Searching, null);
        await notices.WithdrewAsync(request, cancellationToken);
        await search.AdvanceAsync(request, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return AnswerResult.Done;
    }

    /// <summary>Holds the person's row of the service first, then the request: two answers of one person, and two of one request, follow each other.</summary>
    private async Task<(ReplacementRequest Request, ReplacementAsk Ask, Substitute Substitute)?> FindAsync(
        Guid accountId,
        Guid askId,
        CancellationToken cancellationToken
    )
    {
        await db.Set<Substitute>()
            .Where(s => s.AccountId == accountId)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.AddedAt, s => s.AddedAt), cancellationToken);
        var found = await db.Set<ReplacementAsk>()
            .Join(
                db.Set<Substitute>(),
                a => a.SubstituteId,
                s => s.Id,
                (a, s) =>
                    new
                    {
                        a.Id,
                        a.RequestId,
                        s.AccountId,
                    }
            )
            .Where(x => x.Id == askId && x.AccountId == accountId)
            .Select(x => (Guid?)x.RequestId)
            .SingleOrDefaultAsync(cancellationToken);
        if (found is not { } requestId || await SubstituteSearch.LockAsync(db, requestId, cancellationToken) is not { } request)
        {
            return null;
        }

        var ask = request.Asks.Single(a => a.Id == askId);
        return (request, ask, await db.Set<Substitute>().SingleAsync(s => s.Id == ask.SubstituteId, cancellationToken));
    }
}
