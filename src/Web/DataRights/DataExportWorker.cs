using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Background;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Hosting;
using Visavis.Web.Media.Storage;

namespace Visavis.Web.DataRights;

/// <summary>Makes the files people asked for, one after the other, and removes them when their time is over. Survives a crash: the lease runs out.</summary>
internal sealed partial class DataExportWorker(
    IDbContextFactory<VisavisDbContext> contexts,
    DataExportWriter writer,
    CommitSignal<DataExport> signal,
    IBlobStore store,
    TemporaryFolder folder,
    IHostApplicationLifetime lifetime,
    TimeProvider clock,
    ILogger<DataExportWorker> logger
) : SignalledService<DataExport>(signal, LooksEvery, lifetime, clock, logger)
{
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(7);

    private const string ContentType = "application/zip";
    private const int ProgressStep = 10;
    private static readonly TimeSpan LooksEvery = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan OrphanAge = TimeSpan.FromHours(1);
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    private DateTimeOffset nextOrphans;

    /// <summary>Makes one file if one is wanted.</summary>
    internal async Task<bool> MakeNextAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var now = Clock.GetUtcNow();
        var export = await db
            .DataExports.Where(e =>
                e.State == DataExportState.Queued || (e.State == DataExportState.Running && e.LeasedUntil != null && e.LeasedUntil < now)
            )
            .OrderBy(e => e.CreatedAt)
            .FirstOrDefaultAsync(cancellationToken);
        if (export is null)
        {
            return false;
        }

        (export.State, export.Progress, export.LeasedUntil) = (DataExportState.Running, 0, now + Lease);
        if (!await TrySaveAsync(db, export, cancellationToken))
        {
            return true;
        }

        try
        {
            await MakeAsync(db, export, cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            Log.Failed(Logger, e);
            export.State = DataExportState.Failed;
            await TrySaveAsync(db, export, cancellationToken);
        }

        return true;
    }

    /// <summary>Removes files whose time is over: the row first, so that none leads to nothing.</summary>
    internal async Task SweepAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var now = Clock.GetUtcNow();
        await RemoveAsync(
            db,
            await db
                .DataExports.Where(e => e.ExpiresAt < now || db.Users.Any(a => a.Id == e.AccountId && a.ErasedAt != null))
                .ToListAsync(cancellationToken),
            cancellationToken
        );
        await RemoveOrphansAsync(db, cancellationToken);
    }

    /// <summary>Files that no row speaks of, as a crash between the two leaves them.</summary>
    private async Task RemoveOrphansAsync(VisavisDbContext db, CancellationToken cancellationToken)
    {
        var now = Clock.GetUtcNow();
        if (now < nextOrphans)
        {
            return;
        }

        nextOrphans = now + OrphanAge;
        var known = await db.DataExports.Where(e => e.StorageKey != null).Select(e => e.StorageKey).ToHashSetAsync(cancellationToken);
        await foreach (var blob in store.ListAsync(StorageKey.Exports, cancellationToken))
        {
            if (blob.WrittenAt < now - OrphanAge && !known.Contains(blob.Key))
            {
                await store.DeleteAsync(blob.Key, cancellationToken);
            }
        }
    }

    protected override async Task<bool> WorkAsync(CancellationToken cancellationToken)
    {
        if (await MakeNextAsync(cancellationToken))
        {
            return true;
        }

        await SweepAsync(cancellationToken);
        return false;
    }

    private async Task MakeAsync(VisavisDbContext db, DataExport export, CancellationToken cancellationToken)
    {
        if (!await db.Users.AnyAsync(a => a.Id == export.AccountId && a.ErasedAt == null, cancellationToken))
        {
            // Asked for while the account was being erased.
            await RemoveAsync(db, [export], cancellationToken);
            return;
        }

        var path = Path.Combine(folder.Path, $"export-{Guid.NewGuid():N}");
        await using var file = new FileStream(path, PrivateFile.New(FileOptions.DeleteOnClose | FileOptions.Asynchronous));
        await writer.WriteAsync(export.AccountId, file, new StoredProgress(contexts, export.Id), cancellationToken);
        file.Position = 0;
        var key = StorageKey.New(StorageKey.Exports);
        await store.WriteAsync(key, file, ContentType, cancellationToken);
        var now = Clock.GetUtcNow();
        (export.State, export.Progress, export.StorageKey, export.Bytes) = (DataExportState.Ready, 100, key, file.Length);
        (export.CompletedAt, export.ExpiresAt, export.LeasedUntil) = (now, now + KeptFor, null);
        if (!await TrySaveAsync(db, export, cancellationToken))
        {
            // The person left meanwhile.
            await store.DeleteAsync(key, cancellationToken);
            return;
        }

        await RemoveAsync(
            db,
            await db
                .DataExports.Where(e => e.AccountId == export.AccountId && e.CreatedAt < export.CreatedAt)
                .ToListAsync(cancellationToken),
            cancellationToken
        );
    }

    private async Task RemoveAsync(VisavisDbContext db, List<DataExport> exports, CancellationToken cancellationToken)
    {
        foreach (var export in exports)
        {
            db.DataExports.Remove(export);
            if (await TrySaveAsync(db, export, cancellationToken) && export.StorageKey is { } key)
            {
                await store.DeleteAsync(key, cancellationToken);
            }
        }
    }

    private static async Task<bool> TrySaveAsync(VisavisDbContext db, DataExport export, CancellationToken cancellationToken)
    {
        if (db.Entry(export).State != EntityState.Deleted)
        {
            export.Version = Guid.NewGuid();
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }

    /// <summary>Shown on the page while the file is being made; not part of the row's version.</summary>
    private sealed class StoredProgress(IDbContextFactory<VisavisDbContext> contexts, Guid exportId) : IProgress<int>
    {
        private int told;

        public void Report(int value)
        {
            if (value - told < ProgressStep)
            {
                return;
            }

            told = value;
            using var db = contexts.CreateDbContext();
            db.DataExports.Where(e => e.Id == exportId).ExecuteUpdate(set => set.SetProperty(e => e.Progress, value));
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "A file of somebody's data could not be made")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
