using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Replacements.Search;
using Visavis.Web.Replacements.Sending;

namespace Visavis.Web.Replacements.Requests;

/// <summary>What became of a change of a request.</summary>
public enum ReplacementAnswer
{
    Done,
    Absent,

    /// <summary>Nothing may be changed any more: it is done or cancelled.</summary>
    Over,

    /// <summary>Without a single block there is nothing to search for.</summary>
    NoDays,

    /// <summary>A block lies in the past.</summary>
    Past,

    /// <summary>A block lies further ahead than anybody plans: a slip in the year.</summary>
    TooFar,
    TooMany,

    /// <summary>Two blocks overlap.</summary>
    Overlap,
}

/// <summary>What a client or a planner does with a request. Each change holds its row; who was asked is told when it concerns them.</summary>
public sealed partial class ReplacementEditor(
    VisavisDbContext db,
    ReplacementAccess access,
    SubstituteSearch search,
    ReplacementNotices notices,
    TimeProvider time
)
{
    public const int MostBlocks = 120;

    /// <summary>Years ahead that a request may reach.</summary>
    public const int MostYears = 2;

    /// <summary>Puts a draft; the caller has checked that site and lists are those of the side.</summary>
    public async Task<ReplacementRequest> DraftAsync(
        ReplacementSide side,
        Guid accountId,
        Guid fileId,
        ReplacementDetails details,
        CancellationToken cancellationToken
    )
    {
        var request = new ReplacementRequest
        {
            Id = Guid.NewGuid(),
            OrganisationId = side.OrganisationId,
            FileId = fileId,
            CreatedById = accountId,
            CreatedAt = time.GetUtcNow(),
            Version = Guid.NewGuid(),
        };
        details.WriteTo(request);
        db.Add(request);
        await db.SaveChangesAsync(cancellationToken);
        return request;
    }

    public Task<ReplacementAnswer> SaveAsync(Guid accountId, Guid id, ReplacementDetails details, CancellationToken cancellationToken) =>
        ChangeAsync(
            accountId,
            id,
            async request =>
            {
                if (!request.IsOpen)
                {
                    return ReplacementAnswer.Over;
                }

                details.WriteTo(request);
                await RecallAsync(request, isCancelled: false, cancellationToken);
                return ReplacementAnswer.Done;
            },
            cancellationToken
        );

    /// <summary>Adds blocks to the schedule. In a filled request they make the search go on for them.</summary>
    public Task<ReplacementAnswer> AddBlocksAsync(
        Guid accountId,
        Guid id,
        IReadOnlyCollection<Block> blocks,
        CancellationToken cancellationToken
    ) =>
        ChangeAsync(
            accountId,
            id,
            async request =>
            {
                if (request.State is ReplacementState.Done or ReplacementState.Cancelled)
                {
                    return ReplacementAnswer.Over;
                }

                if (request.Days.Count + blocks.Count > MostBlocks)
                {
                    return ReplacementAnswer.TooMany;
                }

                var zone = await db.SendingZoneAsync(request.OrganisationId, cancellationToken);
                foreach (var block in blocks)
                {
                    var day = DayOf(request.Id, block, zone);
                    if (WrongTime(day) is { } wrong)
                    {
                        return wrong;
                    }

                    if (request.Days.Any(d => d.StartsAt < day.EndsAt && day.StartsAt < d.EndsAt))
                    {
                        return ReplacementAnswer.Overlap;
                    }

                    request.Days.Add(day);
                    db.Add(day);
                }

                // Who has the other days is asked for the new ones too.
                foreach (var holder in request.Days.Select(d => d.SubstituteId).OfType<Guid>().Distinct().ToList())
                {
                    ForgetAnswers(request, holder);
                }

                await RecallAsync(request, isCancelled: false, cancellationToken);
                return ReplacementAnswer.Done;
            },
            cancellationToken
        );

    /// <summary>Changes one block, or removes it when <paramref name="block"/> is null. A filled block with another time asks again.</summary>
    public Task<ReplacementAnswer> ChangeBlockAsync(
        Guid accountId,
        Guid id,
        Guid dayId,
        Block? block,
        CancellationToken cancellationToken
    ) =>
        ChangeAsync(
            accountId,
            id,
            async request =>
            {
                if (request.Days.FirstOrDefault(d => d.Id == dayId) is not { } day)
                {
                    return ReplacementAnswer.Absent;
                }

                if (request.State is ReplacementState.Done or ReplacementState.Cancelled || day.StartsAt <= time.GetUtcNow())
                {
                    return ReplacementAnswer.Over;
                }

                var held = day.SubstituteId;
                if (block is not { } wanted)
                {
                    if (request.State != ReplacementState.Draft && request.Days.Count == 1)
                    {
                        return ReplacementAnswer.NoDays;
                    }

                    request.Days.Remove(day);
                    db.Remove(day);
                }
                else
                {
                    var changed = DayOf(request.Id, wanted, await db.SendingZoneAsync(request.OrganisationId, cancellationToken));
                    if (WrongTime(changed) is { } wrong)
                    {
                        return wrong;
                    }

                    if (request.Days.Any(d => d.Id != dayId && d.StartsAt < changed.EndsAt && changed.StartsAt < d.EndsAt))
                    {
                        return ReplacementAnswer.Overlap;
                    }

                    (day.Date, day.StartMinute, day.EndMinute, day.BreakMinutes) = (
                        wanted.Date,
                        wanted.StartMinute,
                        wanted.EndMinute,
                        wanted.BreakMinutes
                    );
                    (day.StartsAt, day.EndsAt, day.SubstituteId, day.FilledAt) = (changed.StartsAt, changed.EndsAt, null, null);
                }

                if (held is { } substitute)
                {
                    ForgetAnswers(request, substitute);
                    await notices.ChangedAsync(request, [substitute], isCancelled: false, cancellationToken);
                    request.State = request.Days.All(d => d.SubstituteId is not null)
                        ? ReplacementState.Filled
                        : ReplacementState.Searching;
                    // The search reads who is free from the database. Whoever held a day whose time changed has the first word about it.
                    await db.SaveChangesAsync(cancellationToken);
                    await search.AdvanceAsync(request, cancellationToken, block is null ? null : substitute);
                }
                else
                {
                    await RecallAsync(request, isCancelled: false, cancellationToken);
                }

                return ReplacementAnswer.Done;
            },
            cancellationToken
        );

    /// <summary>From a draft to the search.</summary>
    public Task<ReplacementAnswer> SubmitAsync(Guid accountId, Guid id, CancellationToken cancellationToken) =>
        ChangeAsync(
            accountId,
            id,
            async request =>
            {
                if (request.State != ReplacementState.Draft)
                {
                    return ReplacementAnswer.Over;
                }

                if (request.Days.Count == 0)
                {
                    return ReplacementAnswer.NoDays;
                }

                if (request.Days.Any(d => d.StartsAt <= time.GetUtcNow()))
                {
                    return ReplacementAnswer.Past;
                }

                (request.State, request.SubmittedAt) = (ReplacementState.Searching, time.GetUtcNow());
                request.NoHireMonths = await db.NoHireMonthsAsync(request.OrganisationId, cancellationToken);
                await search.AdvanceAsync(request, cancellationToken);
                return ReplacementAnswer.Done;
            },
            cancellationToken
        );

    /// <summary>A draft disappears; what was submitted is cancelled, late or not by the rule frozen when it was filled.</summary>
    public Task<ReplacementAnswer> CancelAsync(Guid accountId, Guid id, CancellationToken cancellationToken) =>
        ChangeAsync(
            accountId,
            id,
            async request =>
            {
                switch (request.State)
                {
                    case ReplacementState.Draft:
                        db.Remove(request);
                        return ReplacementAnswer.Done;
                    case ReplacementState.Done or ReplacementState.Cancelled:
                        return ReplacementAnswer.Over;
                }

                var now = time.GetUtcNow();
                request.WasCancelledLate = request.IsLateAt(now);
                (request.State, request.CancelledAt) = (ReplacementState.Cancelled, now);
                await RecallAsync(request, isCancelled: true, cancellationToken);
                return ReplacementAnswer.Done;
            },
            cancellationToken
        );

    internal static ReplacementDay DayOf(Guid requestId, Block block, NodaTime.DateTimeZone zone)
    {
        var (start, end) = MissionTimes.Of(block, zone);
        return new ReplacementDay
        {
            Id = Guid.NewGuid(),
            RequestId = requestId,
            Date = block.Date,
            StartMinute = block.StartMinute,
            EndMinute = block.EndMinute,
            BreakMinutes = block.BreakMinutes,
            StartsAt = start,
            EndsAt = end,
        };
    }

    private ReplacementAnswer? WrongTime(ReplacementDay day) =>
        day.StartsAt <= time.GetUtcNow() ? ReplacementAnswer.Past
        : day.StartsAt > time.GetUtcNow().AddYears(MostYears) ? ReplacementAnswer.TooFar
        : null;

    /// <summary>Those who were asked are told, and the search begins anew; those who hold a day hear of a cancellation only.</summary>
    private async Task RecallAsync(ReplacementRequest request, bool isCancelled, CancellationToken cancellationToken)
    {
        if (request.State == ReplacementState.Draft)
        {
            return;
        }

        var waiting = request.Asks.Where(a => a.IsPending).ToList();
        var told = waiting.ConvertAll(a => a.SubstituteId);
        foreach (var ask in waiting)
        {
            (ask.Answer, ask.AnsweredAt) = (AskAnswer.Recalled, time.GetUtcNow());
        }

        if (isCancelled)
        {
            told.AddRange(request.Days.Select(d => d.SubstituteId).OfType<Guid>());
        }

        if (told.Count > 0)
        {
            await notices.ChangedAsync(request, told, isCancelled, cancellationToken);
        }

        if (!isCancelled)
        {
            request.State = ReplacementState.Searching;
            await search.AdvanceAsync(request, cancellationToken);
        }
    }

    private static void ForgetAnswers(ReplacementRequest request, Guid substitute)
    {
        foreach (var ask in request.Asks.Where(a => a.SubstituteId == substitute || a.Answer is AskAnswer.TooLate or AskAnswer.Expired))
        {
            ask.Answer = AskAnswer.Recalled;
        }

        request.AlertedAt = null;
    }

    private async Task<ReplacementAnswer> ChangeAsync(
        Guid accountId,
        Guid id,
        Func<ReplacementRequest, Task<ReplacementAnswer>> change,
        CancellationToken cancellationToken
    )
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (
            await SubstituteSearch.LockAsync(db, id, cancellationToken) is not { } request
            || await access.FindToChangeAsync(accountId, id, cancellationToken) is null
        )
        {
            return ReplacementAnswer.Absent;
        }

        var answer = await change(request);
        if (answer == ReplacementAnswer.Done)
        {
            request.Version = Guid.NewGuid();
            if (request.State != ReplacementState.Draft)
            {
                await notices.ClientChangedAsync(request, accountId, cancellationToken);
            }

            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        return answer;
    }
}
