using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.DataRights;

/// <summary>A person's requests for "my data in one file".</summary>
public sealed class DataExports(VisavisDbContext db, TimeProvider clock)
{
    /// <summary>The newest one that can still be seen; null when there is none.</summary>
    public Task<DataExport?> FindLatestAsync(Guid accountId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return db
            .DataExports.AsNoTracking()
            .Where(e => e.AccountId == accountId && (e.ExpiresAt == null || e.ExpiresAt > now))
            .OrderByDescending(e => e.CreatedAt)
            .FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>Asks for a file; one at a time, so a second wish while the first is being made changes nothing.</summary>
    public async Task RequestAsync(Guid accountId, CancellationToken cancellationToken)
    {
        if (await FindLatestAsync(accountId, cancellationToken) is { State: DataExportState.Queued or DataExportState.Running })
        {
            return;
        }

        db.DataExports.Add(
            new DataExport
            {
                Id = Guid.NewGuid(),
                AccountId = accountId,
                CreatedAt = clock.GetUtcNow(),
                Version = Guid.NewGuid(),
            }
        );
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>The person's own finished file; null for anybody else's.</summary>
    public async Task<DataExport?> FindReadyAsync(Guid accountId, Guid exportId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return await db
            .DataExports.AsNoTracking()
            .SingleOrDefaultAsync(
                e => e.Id == exportId && e.AccountId == accountId && e.State == DataExportState.Ready && e.ExpiresAt > now,
                cancellationToken
            );
    }
}
