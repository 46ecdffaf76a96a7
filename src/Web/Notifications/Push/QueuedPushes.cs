using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Notifications.Push;

/// <summary>The rows of pushes to send; taken and ended by statements that name the version they saw.</summary>
public sealed class QueuedPushes(IDbContextFactory<VisavisDbContext> contexts, TimeProvider time)
{
    private const int BatchSize = 50;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan KeepReceipts = TimeSpan.FromDays(30);

    public async Task<IReadOnlyList<(QueuedPush Push, PushDevice Device)>> TakeDueAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var due = await db.Set<QueuedPush>()
            .AsNoTracking()
            .Where(p =>
                p.State == PushState.Queued
                && p.ReplacedAt == null
                && p.NextAttemptAt <= now
                && (p.LeasedUntil == null || p.LeasedUntil <= now)
            )
            .OrderBy(p => p.NextAttemptAt)
            .Take(BatchSize)
            .ToListAsync(cancellationToken);
        var ids = due.ConvertAll(p => p.DeviceId);
        var devices = await db.Set<PushDevice>()
            .AsNoTracking()
            .Where(d => ids.Contains(d.Id))
            .ToDictionaryAsync(d => d.Id, cancellationToken);
        var taken = new List<(QueuedPush, PushDevice)>(due.Count);
        foreach (var push in due)
        {
            if (push.ExpiresAt <= now || !devices.TryGetValue(push.DeviceId, out var device))
            {
                await EndAsync(push, PushState.Failed, "expired", cancellationToken);
            }
            else if (await TakeAsync(db, push, now, cancellationToken))
            {
                taken.Add((push, device));
            }
        }

        return taken;
    }

    public async Task EndAsync(QueuedPush push, PushState state, string? error, CancellationToken cancellationToken)
    {
        var sentAt = state == PushState.Sent ? time.GetUtcNow() : (DateTimeOffset?)null;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.Set<QueuedPush>()
            .Where(p => p.Id == push.Id && p.Version == push.Version)
            .ExecuteUpdateAsync(
                row =>
                    row.SetProperty(p => p.State, state)
                        .SetProperty(p => p.SentAt, sentAt)
                        .SetProperty(p => p.LastError, error)
                        .SetProperty(p => p.ProtectedContent, (string?)null)
                        .SetProperty(p => p.LeasedUntil, (DateTimeOffset?)null)
                        .SetProperty(p => p.Version, Guid.NewGuid()),
                cancellationToken
            );
    }

    /// <summary>Again later, with growing delays, while it is still of use.</summary>
    public async Task PostponeAsync(QueuedPush push, string error, CancellationToken cancellationToken)
    {
        var next =
            time.GetUtcNow() + (FirstDelay * Math.Pow(3, Math.Min(push.Attempts - 1, 6)) * (0.9 + (Random.Shared.NextDouble() * 0.2)));
        if (next >= push.ExpiresAt)
        {
            await EndAsync(push, PushState.Failed, error, cancellationToken);
            return;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.Set<QueuedPush>()
            .Where(p => p.Id == push.Id && p.Version == push.Version)
            .ExecuteUpdateAsync(
                row =>
                    row.SetProperty(p => p.NextAttemptAt, next)
                        .SetProperty(p => p.LastError, error)
                        .SetProperty(p => p.LeasedUntil, (DateTimeOffset?)null)
                        .SetProperty(p => p.Version, Guid.NewGuid()),
                cancellationToken
            );
    }

    /// <summary>This endpoint only; the person's other devices stay.</summary>
    public async Task ForgetAsync(PushDevice device, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.Set<PushDevice>().Where(d => d.Id == device.Id && d.Endpoint == device.Endpoint).ExecuteDeleteAsync(cancellationToken);
    }

    public async Task RemoveOldAsync(CancellationToken cancellationToken)
    {
        var before = time.GetUtcNow() - KeepReceipts;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.Set<QueuedPush>()
            .Where(p => p.CreatedAt < before && (p.State != PushState.Queued || p.ReplacedAt != null))
            .ExecuteDeleteAsync(cancellationToken);
    }

    private static async Task<bool> TakeAsync(VisavisDbContext db, QueuedPush push, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var version = Guid.NewGuid();
        var changed = await db.Set<QueuedPush>()
            .Where(p => p.Id == push.Id && p.Version == push.Version && p.State == PushState.Queued && p.ReplacedAt == null)
            .ExecuteUpdateAsync(
                row =>
                    row.SetProperty(p => p.LeasedUntil, now + Lease)
                        .SetProperty(p => p.Attempts, p => p.Attempts + 1)
                        .SetProperty(p => p.Version, version),
                cancellationToken
            );
        push.Version = version;
        push.Attempts++;
        return changed == 1;
    }
}
