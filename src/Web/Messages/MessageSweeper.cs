using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Background;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Media.Storage;

namespace Visavis.Web.Messages;

/// <summary>Removes files that no message speaks of, as a crash between file and row leaves them.</summary>
internal sealed class MessageSweeper(
    IDbContextFactory<VisavisDbContext> contexts,
    IBlobStore store,
    TimeProvider time,
    ILogger<MessageSweeper> logger
) : PeriodicService(TimeSpan.FromHours(1), time, logger)
{
    private static readonly TimeSpan OrphanAge = TimeSpan.FromDays(1);

    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        var before = Clock.GetUtcNow() - OrphanAge;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await foreach (var blob in store.ListAsync(MessageFiles.Folder, cancellationToken))
        {
            if (blob.WrittenAt < before && !await db.Set<MessageFile>().AnyAsync(f => f.StorageKey == blob.Key, cancellationToken))
            {
                await store.DeleteAsync(blob.Key, cancellationToken);
            }
        }
    }

    protected override Task RunAsync(CancellationToken cancellationToken) => SweepAsync(cancellationToken);
}
