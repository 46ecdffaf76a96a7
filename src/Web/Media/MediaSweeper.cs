using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Visavis.Web.Data;
using Visavis.Web.Media.Storage;

namespace Visavis.Web.Media;

/// <summary>Every hour: empties bins of what is long in them, and removes files that no row speaks of, as a crash leaves them.</summary>
public sealed partial class MediaSweeper(
    IDbContextFactory<VisavisDbContext> contexts,
    IBlobStore store,
    MediaRemoval removal,
    IOptions<MediaOptions> options,
    TimeProvider clock,
    ILogger<MediaSweeper> logger
) : BackgroundService
{
    private const int BatchSize = 200;
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    /// <summary>No upload lasts that long: whatever is older and unknown stays unknown.</summary>
    private static readonly TimeSpan OrphanAge = TimeSpan.FromDays(1);

    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        await EmptyBinsAsync(cancellationToken);
        await RemoveOrphansAsync(StorageKey.Photos, cancellationToken);
        await RemoveOrphansAsync(StorageKey.Documents, cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                try
                {
                    await SweepAsync(stoppingToken);
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    Log.NotSwept(logger, e);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The application stops.
        }
    }

    private async Task EmptyBinsAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow().AddDays(-options.Value.BinDays);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        while (true)
        {
            var photos = await db
                .Photos.Include(photo => photo.Files)
                .Where(photo => photo.DeletedAt < before)
                .OrderBy(photo => photo.Id)
                .Take(BatchSize)
                .ToListAsync(cancellationToken);
            var documents = await db
                .ProfileDocuments.Where(document => document.DeletedAt < before)
                .OrderBy(document => document.Id)
                .Take(BatchSize)
                .ToListAsync(cancellationToken);
            if (photos.Count + documents.Count == 0)
            {
                return;
            }

            await removal.RemoveAsync(db, photos, cancellationToken);
            await removal.RemoveAsync(db, documents, cancellationToken);
        }
    }

    private async Task RemoveOrphansAsync(string folder, CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - OrphanAge;
        var old = new List<string>(BatchSize);
        await foreach (var blob in store.ListAsync(folder, cancellationToken))
        {
            if (blob.WrittenAt < before)
            {
                old.Add(blob.Key);
            }

            if (old.Count == BatchSize)
            {
                await RemoveUnknownAsync(old, cancellationToken);
                old.Clear();
            }
        }

        await RemoveUnknownAsync(old, cancellationToken);
    }

    private async Task RemoveUnknownAsync(List<string> keys, CancellationToken cancellationToken)
    {
        if (keys.Count == 0)
        {
            return;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var known = await db
            .PhotoFiles.Where(file => keys.Contains(file.StorageKey))
            .Select(file => file.StorageKey)
            .Concat(db.ProfileDocuments.Where(document => keys.Contains(document.StorageKey)).Select(document => document.StorageKey))
            .ToHashSetAsync(cancellationToken);
        foreach (var key in keys.Where(key => !known.Contains(key)))
        {
            await store.DeleteAsync(key, cancellationToken);
            Log.Orphan(logger, key);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Photos and documents could not be swept")]
        public static partial void NotSwept(ILogger logger, Exception exception);

        [LoggerMessage(LogLevel.Information, "{Key} belonged to nothing and was removed")]
        public static partial void Orphan(ILogger logger, string key);
    }
}
