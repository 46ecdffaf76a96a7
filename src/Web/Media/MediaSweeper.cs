using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Visavis.Web.Foundation.Background;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Media.Portraits;
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
) : PeriodicService(TimeSpan.FromHours(1), clock, logger)
{
    private const int BatchSize = 200;

    /// <summary>No upload lasts that long: whatever is older and unknown stays unknown.</summary>
    private static readonly TimeSpan OrphanAge = TimeSpan.FromDays(1);

    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        await EmptyBinsAsync(cancellationToken);
        await RemoveOrphansAsync(StorageKey.Photos, cancellationToken);
        await RemoveOrphansAsync(StorageKey.Documents, cancellationToken);
        await RemoveOrphansAsync(MemberPortraits.Folder, cancellationToken);
    }

    protected override Task RunAsync(CancellationToken cancellationToken) => SweepAsync(cancellationToken);

    private async Task EmptyBinsAsync(CancellationToken cancellationToken)
    {
        var before = Clock.GetUtcNow().AddDays(-options.Value.BinDays);
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
        var before = Clock.GetUtcNow() - OrphanAge;
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
            .Concat(db.Set<MemberPortrait>().Where(portrait => keys.Contains(portrait.StorageKey)).Select(portrait => portrait.StorageKey))
            .ToHashSetAsync(cancellationToken);
        foreach (var key in keys.Where(key => !known.Contains(key)))
        {
            await store.DeleteAsync(key, cancellationToken);
            Log.Orphan(Logger, key);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "{Key} belonged to nothing and was removed")]
        public static partial void Orphan(ILogger logger, string key);
    }
}
