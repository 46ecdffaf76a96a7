using Microsoft.EntityFrameworkCore;
using NodaTime;
using Visavis.Web.Availability.Holidays;
using Visavis.Web.Channels;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Letters;
using Visavis.Web.Organisations.ClientFiles;
using Visavis.Web.Replacements.Requests;
using Visavis.Web.Replacements.Sending;
using Visavis.Web.Telephone;

namespace Visavis.Web.Replacements.Hours;

/// <summary>How long somebody has to answer about hours of a replacement: the slower their channel, the longer, in working days of the service's place.</summary>
public sealed class AnswerDelays(VisavisDbContext db, WorkingDays workingDays, TimeProvider time) : ILetterSent
{
    /// <summary>A letter takes subjects of 80 letters.</summary>
    private const string Subject = "mission-hours:";

    /// <summary>What is told to one reader about the hours of one request.</summary>
    public static string SubjectOf(Guid requestId, Guid readerId) => $"{Subject}{requestId:N}:{readerId:N}";

    /// <summary>Until when the client of the request may answer, told now.</summary>
    public async Task<DateTimeOffset> OfClientAsync(ReplacementRequest request, CancellationToken cancellationToken) =>
        await FromNowAsync(
            request,
            await ClientChannels.OfAsync(db, new ServedClient(null, request.FileId), cancellationToken),
            cancellationToken
        );

    /// <summary>Until when who worked may contest a change, told now.</summary>
    public async Task<DateTimeOffset> OfWorkerAsync(ReplacementRequest request, Guid substituteId, CancellationToken cancellationToken)
    {
        var account = await db.Set<Substitute>().Where(s => s.Id == substituteId).Select(s => s.AccountId).SingleAsync(cancellationToken);
        return await FromNowAsync(request, await ClientChannels.OfAsync(db, account, cancellationToken), cancellationToken);
    }

    /// <summary>A letter or a call about these hours has yet to reach the client: silence means nothing before.</summary>
    public async Task<bool> IsOnItsWayAsync(Guid requestId, CancellationToken cancellationToken) =>
        await ClientAsync(requestId, cancellationToken) is { } client
        && await OnTheWay.Subjects(db).ContainsAsync(SubjectOf(requestId, client), cancellationToken);

    /// <summary>The client was told only now: the delay begins anew, and never becomes shorter.</summary>
    public async Task SentAsync(string subjectKey, CancellationToken cancellationToken)
    {
        if (
            !subjectKey.StartsWith(Subject, StringComparison.Ordinal)
            || subjectKey[Subject.Length..].Split(':') is not [var id, var reader]
            || !Guid.TryParseExact(id, "N", out var requestId)
            || !Guid.TryParseExact(reader, "N", out var readerId)
            || await ClientAsync(requestId, cancellationToken) != readerId
        )
        {
            return;
        }

        var request = await db.Set<ReplacementRequest>().AsNoTracking().SingleAsync(r => r.Id == requestId, cancellationToken);
        var until = await OfClientAsync(request, cancellationToken);
        var lines = await (
            from line in db.Set<TimeSheetLine>()
            join sheet in db.Set<TimeSheet>() on line.SheetId equals sheet.Id
            where sheet.RequestId == requestId && line.ApprovedAt == null && line.ApproveBy < until
            select line
        ).ToListAsync(cancellationToken);
        foreach (var line in lines)
        {
            line.ApproveBy = until;
        }
    }

    private async Task<Guid?> ClientAsync(Guid requestId, CancellationToken cancellationToken)
    {
        var file = await db.Set<ReplacementRequest>()
            .Where(r => r.Id == requestId)
            .Select(r => (Guid?)r.FileId)
            .SingleOrDefaultAsync(cancellationToken);
        return (await new ServedClient(null, file).NowAsync(db, cancellationToken))?.AccountId;
    }

    private async Task<DateTimeOffset> FromNowAsync(ReplacementRequest request, ClientChannel channel, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var zone = await db.SendingZoneAsync(request.OrganisationId, cancellationToken);
        var day = Instant.FromDateTimeOffset(now).InZone(zone).Date.ToDateOnly();
        var rule = await workingDays.OfAsync(request.OrganisationId, cancellationToken);
        return workingDays.After(now, ClientChannels.DaysFor(channel, day), zone, rule);
    }
}
