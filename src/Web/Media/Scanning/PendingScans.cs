using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Media.Scanning;

/// <summary>Which stored files still wait for the scanner. Without one nothing waits, and nothing is asked.</summary>
public sealed class PendingScans(IDbContextFactory<VisavisDbContext> contexts, FileScanner scanner, TimeProvider time)
{
    public async Task<bool> IsPendingAsync(string? storageKey, CancellationToken cancellationToken = default)
    {
        if (storageKey is null || !scanner.IsConfigured)
        {
            return false;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<PendingScan>().AnyAsync(s => s.StorageKey == storageKey, cancellationToken);
    }

    internal async Task AddAsync(string storageKey, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        db.Add(new PendingScan { StorageKey = storageKey, Since = time.GetUtcNow() });
        await db.SaveChangesAsync(cancellationToken);
    }

    internal async Task RemoveAsync(string storageKey, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.Set<PendingScan>().Where(s => s.StorageKey == storageKey).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Those that wait longest.</summary>
    internal async Task<IReadOnlyList<PendingScan>> ListAsync(int most, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<PendingScan>().AsNoTracking().OrderBy(s => s.Since).Take(most).ToListAsync(cancellationToken);
    }
}
