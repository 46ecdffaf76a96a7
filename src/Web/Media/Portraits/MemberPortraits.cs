using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Media.Inspection;
using Visavis.Web.Media.Isolation;
using Visavis.Web.Media.Storage;
using Visavis.Web.Media.Uploads;

namespace Visavis.Web.Media.Portraits;

/// <summary>Takes the portrait of a member in, by the checks of every photo, and takes it away.</summary>
public sealed class MemberPortraits(
    IDbContextFactory<VisavisDbContext> contexts,
    PhotoInspector inspector,
    PhotoDecoder decoder,
    IBlobStore store,
    TimeProvider time,
    ILogger<MemberPortraits> logger
)
{
    public const string Folder = "portraits/";

    /// <summary>Written anew in the smallest size; the former one goes.</summary>
    /// <exception cref="UploadRefusedException">It is not taken; nothing was kept.</exception>
    /// <exception cref="StorageFullException">There is no room; nothing was kept.</exception>
    /// <exception cref="StorageUnavailableException">The store does not answer; nothing was kept.</exception>
    public async Task TakeAsync(Guid accountId, Stream content, CancellationToken cancellationToken)
    {
        inspector.Inspect(content);
        await using var decoded = await decoder.DecodeAsync(content, cancellationToken);
        var picture = decoded.Sizes[0].Content;
        var bytes = picture.Length;
        await using var stored = new StoredFiles(store, logger);
        var key = await stored.WriteAsync(Folder, picture, DecodedSize.ContentType, cancellationToken);
        var former = await PutAsync(accountId, key, bytes, cancellationToken);
        stored.Keep();
        await store.RemoveUnneededAsync(former is null ? [] : [former], logger);
    }

    public async Task RemoveAsync(Guid accountId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var own = db.Set<MemberPortrait>().Where(p => p.AccountId == accountId);
        var keys = await own.Select(p => p.StorageKey).ToListAsync(cancellationToken);
        await own.ExecuteDeleteAsync(cancellationToken);
        await store.RemoveUnneededAsync(keys, logger);
    }

    /// <returns>The key of the one before.</returns>
    private async Task<string?> PutAsync(Guid accountId, string key, long bytes, CancellationToken cancellationToken)
    {
        for (var isSecond = false; ; isSecond = true)
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            if (!await db.Users.AnyAsync(a => a.Id == accountId && a.ErasedAt == null, cancellationToken))
            {
                throw new UploadRefusedException(UploadProblem.AccountGone);
            }

            var row = await db.Set<MemberPortrait>().SingleOrDefaultAsync(p => p.AccountId == accountId, cancellationToken);
            var former = row?.StorageKey;
            if (row is null)
            {
                row = new MemberPortrait { AccountId = accountId, StorageKey = key };
                db.Add(row);
            }

            (row.PictureId, row.StorageKey, row.Bytes, row.TakenAt) = (Guid.NewGuid(), key, bytes, time.GetUtcNow());
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                return former;
            }
            catch (DbUpdateException) when (!isSecond)
            {
                // Another tab wrote the first row, or took it away, in the same moment.
            }
        }
    }
}
