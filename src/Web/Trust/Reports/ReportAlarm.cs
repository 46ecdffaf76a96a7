using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Visavis.Web.Foundation.Background;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Hosting;
using Visavis.Web.Notifications;

namespace Visavis.Web.Trust.Reports;

/// <summary>Every ten minutes: tells the administrators, once, of the oldest report that nobody has opened for too long.</summary>
public sealed class ReportAlarm(
    IDbContextFactory<VisavisDbContext> contexts,
    StaffNotices notices,
    IOptions<TrustOptions> options,
    TimeProvider time,
    ILogger<ReportAlarm> logger
) : PeriodicService(TimeSpan.FromMinutes(10), time, logger)
{
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        var now = Clock.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var oldest = await Untouched(db, now.AddHours(-options.Value.AlarmAfterHours), now)
            .OrderBy(r => r.ReceivedAt)
            .FirstOrDefaultAsync(cancellationToken);
        if (oldest is null)
        {
            return;
        }

        var subject = StaffNotices.SubjectOf(oldest);
        if (await db.Set<Notice>().AnyAsync(n => n.Kind == StaffNotices.Waiting.Id && n.SubjectKey == subject, cancellationToken))
        {
            return;
        }

        await notices.AddWaitingAsync(db, oldest, (int)(now - oldest.ReceivedAt).TotalHours, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>What nobody opened since, but for what waits because its reporter misled the moderators before.</summary>
    public static IQueryable<Report> Untouched(VisavisDbContext db, DateTimeOffset before, DateTimeOffset now) =>
        db.Set<Report>()
            .AsNoTracking()
            .Where(r => r.ClosedAt == null && r.OpenedAt == null && r.ReceivedAt < before && (r.WaitsUntil == null || r.WaitsUntil <= now));

    protected override Task RunAsync(CancellationToken cancellationToken) => LookAsync(cancellationToken);
}
