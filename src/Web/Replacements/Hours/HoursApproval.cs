using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Replacements.Requests;
using Visavis.Web.Replacements.Sending;

namespace Visavis.Web.Replacements.Hours;

/// <summary>One line of "Approbation des heures".</summary>
/// <param name="Zone">Of the service, in whose time its hours are.</param>
public sealed record HoursRow(
    TimeSheetLine Line,
    Guid RequestId,
    string Site,
    string Substitute,
    string Client,
    int AgreedMinutes,
    string Zone
);

/// <summary>What became of an approval.</summary>
public enum ApprovalAnswer
{
    Done,
    Absent,
    Already,
    NeedsJustification,
    BadAdjustment,

    /// <summary>Who worked does not agree: another number is theirs to enter.</summary>
    Contested,
}

/// <summary>The table in which a client, or a planner of the service, approves hours: one, all, or one with an adjustment.</summary>
public sealed class HoursApproval(
    VisavisDbContext db,
    ReplacementAccess access,
    AnswerDelays delays,
    ReplacementNotices notices,
    TimeProvider time
)
{
    private const int MostRows = 500;

    /// <param name="month">Null: what waits, whatever its month.</param>
    public async Task<IReadOnlyList<HoursRow>> ListAsync(
        Guid accountId,
        bool waiting,
        (int Year, int Month)? month,
        CancellationToken cancellationToken
    )
    {
        var rows = new List<HoursRow>();
        foreach (var side in await access.SidesAsync(accountId, cancellationToken))
        {
            var lines =
                from line in db.Set<TimeSheetLine>()
                join sheet in db.Set<TimeSheet>() on line.SheetId equals sheet.Id
                join request in access.Requests(side) on sheet.RequestId equals request.Id
                join substitute in db.Set<Substitute>() on sheet.SubstituteId equals substitute.Id
                join person in db.Users on substitute.AccountId equals person.Id
                join site in db.Set<ClientSite>() on request.SiteId equals site.Id
                join file in db.Set<Organisations.ClientFiles.ClientFile>() on request.FileId equals file.Id
                join service in db.Set<SendingService>() on request.OrganisationId equals service.OrganisationId
                join day in db.Set<ReplacementDay>() on line.DayId equals day.Id into days
                from day in days.DefaultIfEmpty()
                where sheet.SubmittedAt != null && (line.ApprovedAt == null) == waiting
                select new
                {
                    line,
                    requestId = request.Id,
                    site.Name,
                    person.DisplayName,
                    file.FirstName,
                    file.LastName,
                    day,
                    service.TimeZone,
                };
            if (month is var (year, number))
            {
                var first = new DateOnly(year, number, 1);
                var next = first.AddMonths(1);
                lines = lines.Where(x => x.line.Date >= first && x.line.Date < next);
            }

            rows.AddRange(
                (await lines.OrderBy(x => x.line.Date).Take(MostRows).ToListAsync(cancellationToken)).Select(x => new HoursRow(
                    x.line,
                    x.requestId,
                    x.Name,
                    x.DisplayName,
                    x.FirstName is null ? x.LastName : $"{x.FirstName} {x.LastName}",
                    x.day?.WorkMinutes ?? 0,
                    x.TimeZone
                ))
            );
        }

        return [.. rows.DistinctBy(r => r.Line.Id).OrderBy(r => r.Line.Date).ThenBy(r => r.Line.StartMinute)];
    }

    /// <summary>Approves as submitted, every line that waits and was shown: what came meanwhile has not been seen.</summary>
    public async Task<int> ApproveAllAsync(Guid accountId, IReadOnlyCollection<Guid> seen, CancellationToken cancellationToken)
    {
        var done = 0;
        foreach (var row in await ListAsync(accountId, waiting: true, month: null, cancellationToken))
        {
            if (
                seen.Contains(row.Line.Id)
                && await ApproveAsync(accountId, row.Line.Id, 0, row.Line.HadMeal, null, cancellationToken) == ApprovalAnswer.Done
            )
            {
                done++;
            }
        }

        return done;
    }

    /// <param name="adjustment">Signed minutes; anything but zero, and a changed meal, needs a justification.</param>
    /// <param name="seen">Minutes that were shown: what was corrected meanwhile has not been seen.</param>
    public async Task<ApprovalAnswer> ApproveAsync(
        Guid accountId,
        Guid lineId,
        int adjustment,
        bool hadMeal,
        string? justification,
        CancellationToken cancellationToken,
        int? seen = null
    )
    {
        var line = await db.Set<TimeSheetLine>().SingleOrDefaultAsync(l => l.Id == lineId, cancellationToken);
        var sheet = line is null ? null : await db.Set<TimeSheet>().SingleAsync(s => s.Id == line.SheetId, cancellationToken);
        if (line is null || sheet?.SubmittedAt is null || await access.FindAsync(accountId, sheet.RequestId, cancellationToken) is null)
        {
            return ApprovalAnswer.Absent;
        }

        if (line.ApprovedAt is not null || (seen ?? line.WorkedMinutes) != line.WorkedMinutes)
        {
            return ApprovalAnswer.Already;
        }

        if (line.WorkedMinutes + adjustment < 0)
        {
            return ApprovalAnswer.BadAdjustment;
        }

        var isChanged = adjustment != 0 || hadMeal != line.HadMeal;
        if (isChanged && line.Contest is not null)
        {
            // Else the one who was contested would decide alone.
            return ApprovalAnswer.Contested;
        }

        if (isChanged && string.IsNullOrWhiteSpace(justification))
        {
            return ApprovalAnswer.NeedsJustification;
        }

        var request = await db.Set<ReplacementRequest>().Include(r => r.Days).SingleAsync(r => r.Id == sheet.RequestId, cancellationToken);
        DateTimeOffset? contestBy = isChanged ? await delays.OfWorkerAsync(request, sheet.SubstituteId, cancellationToken) : null;

        // The first approval stands: the row is written only while nobody has approved.
        var now = time.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var written = await db.Set<TimeSheetLine>()
            .Where(l => l.Id == lineId && l.ApprovedAt == null && l.WorkedMinutes == line.WorkedMinutes)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(l => l.AdjustmentMinutes, adjustment)
                        .SetProperty(l => l.HadMeal, hadMeal)
                        .SetProperty(l => l.IsMealChanged, hadMeal != line.HadMeal)
                        .SetProperty(l => l.Justification, justification)
                        .SetProperty(l => l.ApprovedAt, now)
                        .SetProperty(l => l.ApprovedById, accountId)
                        .SetProperty(l => l.ContestBy, contestBy),
                cancellationToken
            );
        if (written == 1 && isChanged)
        {
            await notices.HoursChangedAsync(request, sheet.SubstituteId, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        db.ChangeTracker.Clear();
        return written == 1 ? ApprovalAnswer.Done : ApprovalAnswer.Already;
    }

    /// <summary>Nobody answered in time: approved as sent, never above what was agreed.</summary>
    public async Task ApproveSilentAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var waiting = await db.Set<TimeSheet>()
            .Where(s => db.Set<TimeSheetLine>().Any(l => l.SheetId == s.Id && l.ApprovedAt == null && l.ApproveBy <= now))
            .Select(s => new { s.Id, s.RequestId })
            .ToListAsync(cancellationToken);
        var told = new List<Guid>();
        foreach (var request in waiting.ToLookup(sheet => sheet.RequestId, sheet => sheet.Id))
        {
            if (!await delays.IsOnItsWayAsync(request.Key, cancellationToken))
            {
                told.AddRange(request);
            }
        }

        var due = await (
            from line in db.Set<TimeSheetLine>().AsNoTracking()
            where told.Contains(line.SheetId) && line.ApprovedAt == null && line.ApproveBy <= now
            join day in db.Set<ReplacementDay>().AsNoTracking() on line.DayId equals day.Id into days
            from day in days.DefaultIfEmpty()
            orderby line.ApproveBy
            select new { line, day }
        )
            .Take(MostRows)
            .ToListAsync(cancellationToken);
        foreach (var one in due)
        {
            var tooMuch = Math.Min(0, (one.day?.WorkMinutes ?? one.line.WorkedMinutes) - one.line.WorkedMinutes);
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            var written = await db.Set<TimeSheetLine>()
                .Where(l => l.Id == one.line.Id && l.ApprovedAt == null && l.ApproveBy <= now)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(l => l.ApprovedAt, now)
                            .SetProperty(l => l.IsBySilence, true)
                            .SetProperty(l => l.AdjustmentMinutes, tooMuch),
                    cancellationToken
                );
            if (written == 1 && tooMuch < 0)
            {
                // What was taken off is a change like any other: who worked is told, and may contest it.
                await ChangedAsync(one.line, cancellationToken);
            }

            await transaction.CommitAsync(cancellationToken);
        }
    }

    /// <summary>
    /// What was approved is to change: the line waits again for who approves, silence approves it no more, and the other side is told why. Either side
    /// may ask: who approves, and who worked.
    /// </summary>
    public async Task<ApprovalAnswer> ReopenAsync(Guid accountId, Guid lineId, string? reason, CancellationToken cancellationToken)
    {
        var line = await db.Set<TimeSheetLine>().AsNoTracking().SingleOrDefaultAsync(l => l.Id == lineId, cancellationToken);
        var sheet = line is null
            ? null
            : await db.Set<TimeSheet>().AsNoTracking().SingleAsync(s => s.Id == line.SheetId, cancellationToken);
        if (sheet?.SubmittedAt is null)
        {
            return ApprovalAnswer.Absent;
        }

        var isWorker = await db.Set<Substitute>().AnyAsync(s => s.Id == sheet.SubstituteId && s.AccountId == accountId, cancellationToken);
        if (!isWorker && await access.FindAsync(accountId, sheet.RequestId, cancellationToken) is null)
        {
            return ApprovalAnswer.Absent;
        }

        var why = PersonalText.Clean(reason, TimeSheetLine.LongestText);
        if (why.Length == 0)
        {
            return ApprovalAnswer.NeedsJustification;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var written = await db.Set<TimeSheetLine>()
            .Where(l => l.Id == lineId && l.ApprovedAt != null)
            .WithdrawApprovalAsync(why, cancellationToken);
        if (written == 0)
        {
            return ApprovalAnswer.Already;
        }

        var request = await db.Set<ReplacementRequest>().AsNoTracking().SingleAsync(r => r.Id == sheet.RequestId, cancellationToken);
        await notices.HoursReopenedAsync(request, sheet.SubstituteId, accountId, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return ApprovalAnswer.Done;
    }

    private async Task ChangedAsync(TimeSheetLine line, CancellationToken cancellationToken)
    {
        var sheet = await db.Set<TimeSheet>().AsNoTracking().SingleAsync(s => s.Id == line.SheetId, cancellationToken);
        var request = await db.Set<ReplacementRequest>().AsNoTracking().SingleAsync(r => r.Id == sheet.RequestId, cancellationToken);
        var contestBy = await delays.OfWorkerAsync(request, sheet.SubstituteId, cancellationToken);
        await db.Set<TimeSheetLine>()
            .Where(l => l.Id == line.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.ContestBy, contestBy), cancellationToken);
        await notices.HoursChangedAsync(request, sheet.SubstituteId, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
