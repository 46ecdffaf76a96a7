using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Replacements.Requests;
using Visavis.Web.Replacements.Sending;

namespace Visavis.Web.Replacements.Hours;

/// <summary>What a substitute says of one block: when they really worked.</summary>
public sealed record WorkedBlock(Guid DayId, int StartMinute, int EndMinute, int BreakMinutes, bool HadMeal, string? Note);

/// <summary>The substitute's own side of the hours: one sheet for each mission, saved as often as wanted, submitted once.</summary>
public sealed class TimeSheetBook(VisavisDbContext db, AnswerDelays delays, ReplacementNotices notices, TimeProvider time)
{
    /// <summary>The mission of this person with its sheet; lines not yet written stand as agreed. Null when it is none of theirs.</summary>
    public async Task<(ReplacementRequest Request, Substitute Substitute, TimeSheet Sheet)?> OpenAsync(
        Guid accountId,
        Guid requestId,
        CancellationToken cancellationToken
    )
    {
        var request = await db.Set<ReplacementRequest>()
            .Include(r => r.Days)
            .SingleOrDefaultAsync(r => r.Id == requestId, cancellationToken);
        var substitute = request is null
            ? null
            : await db.Set<Substitute>()
                .SingleOrDefaultAsync(s => s.OrganisationId == request.OrganisationId && s.AccountId == accountId, cancellationToken);
        if (request is null || substitute is null || request.Days.All(d => d.SubstituteId != substitute.Id))
        {
            return null;
        }

        var sheet =
            await db.Set<TimeSheet>()
                .Include(s => s.Lines)
                .SingleOrDefaultAsync(s => s.RequestId == requestId && s.SubstituteId == substitute.Id, cancellationToken)
            ?? new TimeSheet
            {
                Id = Guid.NewGuid(),
                RequestId = requestId,
                SubstituteId = substitute.Id,
            };
        if (sheet.SubmittedAt is null)
        {
            // What was given back, removed or put on another date since the sheet was begun is not theirs to be approved.
            bool IsTheirs(TimeSheetLine line) =>
                request.Days.Any(d => d.Id == line.DayId && d.SubstituteId == substitute.Id && d.Date == line.Date);
            foreach (var line in sheet.Lines.Where(line => !IsTheirs(line)).ToList())
            {
                sheet.Lines.Remove(line);
                db.Remove(line);
            }
        }

        var zone = await db.SendingZoneAsync(request.OrganisationId, cancellationToken);
        foreach (var day in request.Days.Where(d => d.SubstituteId == substitute.Id && sheet.Lines.All(l => l.DayId != d.Id)))
        {
            sheet.Lines.Add(
                LineOf(sheet.Id, day, new WorkedBlock(day.Id, day.StartMinute, day.EndMinute, day.BreakMinutes, false, null), zone)
            );
        }

        return (request, substitute, sheet);
    }

    /// <returns>False when the sheet was submitted already and nothing of it is contested, or a day has not ended yet.</returns>
    public async Task<bool> SaveAsync(
        ReplacementRequest request,
        TimeSheet sheet,
        IReadOnlyCollection<WorkedBlock> blocks,
        bool submits,
        CancellationToken cancellationToken
    )
    {
        if (sheet.SubmittedAt is not null)
        {
            return await CorrectAsync(request, sheet, blocks, cancellationToken);
        }

        if (submits && !IsOver(request, sheet.SubstituteId))
        {
            return false;
        }

        var zone = await db.SendingZoneAsync(request.OrganisationId, cancellationToken);
        if (db.Entry(sheet).State == EntityState.Detached)
        {
            db.Add(sheet);
        }

        foreach (var line in sheet.Lines)
        {
            if (blocks.FirstOrDefault(b => b.DayId == line.DayId) is { } block)
            {
                Write(line, block, zone);
            }

            if (db.Entry(line).State == EntityState.Detached)
            {
                db.Add(line);
            }
        }

        if (submits)
        {
            sheet.SubmittedAt = time.GetUtcNow();
            var until = await delays.OfClientAsync(request, cancellationToken);
            foreach (var line in sheet.Lines)
            {
                line.ApproveBy = until;
            }

            // Silence is a yes only from those who were told.
            await notices.HoursWaitingAsync(request, until, cancellationToken);
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException e) when (Overtaken.Is(e))
        {
            // Another page of theirs wrote it in the same moment.
            db.ChangeTracker.Clear();
            return false;
        }
    }

    /// <summary>Who worked enters contested hours anew: the client's yes makes them those, silence never.</summary>
    private async Task<bool> CorrectAsync(
        ReplacementRequest request,
        TimeSheet sheet,
        IReadOnlyCollection<WorkedBlock> blocks,
        CancellationToken cancellationToken
    )
    {
        var zone = await db.SendingZoneAsync(request.OrganisationId, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var written = 0;
        foreach (var line in sheet.Lines.Where(line => line.IsOpenToCorrect))
        {
            if (blocks.FirstOrDefault(b => b.DayId == line.DayId) is not { } block)
            {
                continue;
            }

            Write(line, block, zone);
            // The row is written only while nobody has approved.
            written += await db.Set<TimeSheetLine>()
                .Where(l => l.Id == line.Id && l.ApprovedAt == null && l.Contest != null)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(l => l.StartMinute, line.StartMinute)
                            .SetProperty(l => l.EndMinute, line.EndMinute)
                            .SetProperty(l => l.BreakMinutes, line.BreakMinutes)
                            .SetProperty(l => l.WorkedMinutes, line.WorkedMinutes)
                            .SetProperty(l => l.HadMeal, line.HadMeal)
                            .SetProperty(l => l.Note, line.Note),
                    cancellationToken
                );
            db.Entry(line).State = EntityState.Unchanged;
        }

        if (written == 0)
        {
            return false;
        }

        await notices.HoursCorrectedAsync(request, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>Who worked does not agree with what the client changed: the line goes back to the client, and nothing is approved by silence any more.</summary>
    public async Task<bool> ContestAsync(
        ReplacementRequest request,
        TimeSheet sheet,
        Guid lineId,
        string? reason,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow();
        var words = PersonalText.Clean(reason, TimeSheetLine.LongestText);
        if (words.Length == 0 || sheet.Lines.All(l => l.Id != lineId))
        {
            return false;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var written = await db.Set<TimeSheetLine>()
            .Where(l => l.Id == lineId && l.ApprovedAt != null && l.ContestBy > now)
            .WithdrawApprovalAsync(words, cancellationToken);
        if (written == 0)
        {
            return false;
        }

        await notices.HoursContestedAsync(request, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    public bool IsOver(ReplacementRequest request, Guid substituteId) =>
        request.Days.Where(d => d.SubstituteId == substituteId).All(d => d.EndsAt <= time.GetUtcNow());

    private static TimeSheetLine LineOf(Guid sheetId, ReplacementDay day, WorkedBlock block, NodaTime.DateTimeZone zone)
    {
        var line = new TimeSheetLine
        {
            Id = Guid.NewGuid(),
            SheetId = sheetId,
            DayId = day.Id,
            Date = day.Date,
        };
        Write(line, block, zone);
        return line;
    }

    private static void Write(TimeSheetLine line, WorkedBlock block, NodaTime.DateTimeZone zone)
    {
        (line.StartMinute, line.EndMinute, line.BreakMinutes) = (block.StartMinute, block.EndMinute, block.BreakMinutes);
        (line.HadMeal, line.Note) = (block.HadMeal, block.Note);
        line.WorkedMinutes = MissionTimes.WorkMinutes(new Block(line.Date, block.StartMinute, block.EndMinute, block.BreakMinutes), zone);
    }
}
