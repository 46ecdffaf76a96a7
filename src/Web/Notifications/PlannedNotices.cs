using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;

namespace Visavis.Web.Notifications;

/// <summary>Delivers what was planned, once its time has come. State and words are read again in the transaction that delivers.</summary>
public sealed partial class PlannedNotices(
    IServiceScopeFactory scopes,
    NotificationKinds kinds,
    NotificationReaders readers,
    NoticeDelivery delivery,
    TimeProvider time,
    ILogger<PlannedNotices> logger
)
{
    private const int BatchSize = 50;
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(30);

    /// <returns>How many were due.</returns>
    public async Task<int> DeliverDueAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var contexts = scope.ServiceProvider.GetRequiredService<IDbContextFactory<VisavisDbContext>>();
        var now = time.GetUtcNow();
        List<Guid> due;
        await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
        {
            due = await db.Set<Notice>()
                .Where(n => n.DeliveredAt == null && n.DroppedAt == null && n.DueAt <= now)
                .OrderBy(n => n.DueAt)
                .Select(n => n.Id)
                .Take(BatchSize)
                .ToListAsync(cancellationToken);
        }

        foreach (var id in due)
        {
            try
            {
                await using var db = await contexts.CreateDbContextAsync(cancellationToken);
                await DeliverAsync(db, scope.ServiceProvider, id, now, cancellationToken);
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                Log.NotDelivered(logger, id, e);
                await using var db = await contexts.CreateDbContextAsync(cancellationToken);
                await PostponeAsync(db, id, now, cancellationToken);
            }
        }

        return due.Count;
    }

    /// <summary>Of several nodes, the one whose update finds the row undelivered goes on; the others find it taken.</summary>
    private async Task DeliverAsync(
        VisavisDbContext db,
        IServiceProvider services,
        Guid id,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var taken = await db.Set<Notice>()
            .Where(n => n.Id == id && n.DeliveredAt == null && n.DroppedAt == null && n.DueAt <= now)
            .ExecuteUpdateAsync(row => row.SetProperty(n => n.DeliveredAt, now), cancellationToken);
        if (taken == 0)
        {
            return;
        }

        var notice = await db.Set<Notice>().SingleAsync(n => n.Id == id, cancellationToken);
        var kind = kinds.Find(notice.Kind);
        var guest = notice.GuestEmail is null ? null : GuestOf(notice);
        var reader = await readers.OfAsync(db, notice.AccountId, guest, cancellationToken);
        var content = kind is null || reader is null ? null : await ContentAsync(db, services, notice, reader, cancellationToken);
        if (content is null)
        {
            (notice.DroppedAt, notice.DeliveredAt, notice.ProtectedContent) = (now, null, null);
        }
        else
        {
            // An account took the file of the client over meanwhile.
            notice.AccountId = reader!.AccountId;
            await delivery.DeliverAsync(db, notice, kind!, reader!, content, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static GuestReader GuestOf(Notice notice) =>
        new(notice.GuestEmail!, notice.GuestLanguage!, notice.GuestTimeZone!) { FileId = notice.GuestFileId };

    private async Task<NotificationContent?> ContentAsync(
        VisavisDbContext db,
        IServiceProvider services,
        Notice notice,
        NotificationReader reader,
        CancellationToken cancellationToken
    )
    {
        var planned = services.GetServices<IPlannedNotification>().FirstOrDefault(p => p.Kind == notice.Kind);
        if (planned is null)
        {
            return notice.ProtectedContent is null ? null : delivery.Unprotect(notice.ProtectedContent);
        }

        // The language stays current across the waits inside, as it does for a request.
        return await InLanguage.Write(
            reader.Language,
            () => planned.ReadAsync(db, reader, notice.SubjectKey, notice.DueAt, cancellationToken)
        );
    }

    private static async Task PostponeAsync(VisavisDbContext db, Guid id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var attempts = await db.Set<Notice>().Where(n => n.Id == id).Select(n => n.Attempts).FirstOrDefaultAsync(cancellationToken);
        var delay = TimeSpan.FromMinutes(Math.Min(Math.Pow(2, Math.Min(attempts, 10)), LongestDelay.TotalMinutes));
        await db.Set<Notice>()
            .Where(n => n.Id == id && n.DeliveredAt == null)
            .ExecuteUpdateAsync(
                row => row.SetProperty(n => n.DueAt, now + delay).SetProperty(n => n.Attempts, attempts + 1),
                cancellationToken
            );
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Planned notice {Notice} could not be delivered now; it is tried again")]
        public static partial void NotDelivered(ILogger logger, Guid notice, Exception exception);
    }
}
