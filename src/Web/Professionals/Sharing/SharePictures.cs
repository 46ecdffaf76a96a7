using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.FileProviders;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Media;
using Visavis.Web.Media.Storage;

namespace Visavis.Web.Professionals.Sharing;

/// <summary>Draws share pictures one at a time and keeps the last ones: networks ask for the same picture several times in a row.</summary>
public sealed partial class SharePictures : IDisposable
{
    private const int MostKept = 100;
    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(1);

    private readonly MemoryCache kept = new(new MemoryCacheOptions { SizeLimit = MostKept });
    private readonly SemaphoreSlim turn = new(1);
    private readonly IDbContextFactory<VisavisDbContext> contexts;
    private readonly IBlobStore store;
    private readonly ILogger<SharePictures> logger;
    private readonly Lazy<SharePicture> drawing;

    public SharePictures(
        IWebHostEnvironment environment,
        IDbContextFactory<VisavisDbContext> contexts,
        IBlobStore store,
        ILogger<SharePictures> logger
    )
    {
        (this.contexts, this.store, this.logger) = (contexts, store, logger);
        drawing = new(() => Load(environment.WebRootFileProvider));
    }

    /// <summary>A PNG file of the profile as it is now.</summary>
    public async Task<byte[]> GetAsync(Professional person, CancellationToken cancellationToken)
    {
        var key = (person.Id, person.Version, person.PortraitPhotoId);
        if (kept.TryGetValue<byte[]>(key, out var known))
        {
            return known!;
        }

        await turn.WaitAsync(cancellationToken);
        try
        {
            if (!kept.TryGetValue<byte[]>(key, out known))
            {
                known = drawing.Value.Draw(person, await PortraitAsync(person, cancellationToken));
                kept.Set(key, known, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = KeptFor });
            }

            return known!;
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose()
    {
        kept.Dispose();
        turn.Dispose();
    }

    /// <summary>The photo the person shows; without one, or while the store does not answer, the drawn portrait stands in.</summary>
    private async Task<byte[]?> PortraitAsync(Professional person, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var storageKey = await db.Set<PhotoFile>()
            .Where(file => file.PhotoId == person.PortraitPhotoId && file.Size == PhotoSize.Small)
            .Select(file => file.StorageKey)
            .FirstOrDefaultAsync(cancellationToken);
        if (storageKey is null)
        {
            return null;
        }

        try
        {
            await using var content = await store.OpenReadAsync(storageKey, cancellationToken);
            if (content is null)
            {
                return null;
            }

            using var copy = new MemoryStream();
            await content.CopyToAsync(copy, cancellationToken);
            return copy.ToArray();
        }
        catch (StorageUnavailableException e)
        {
            Log.NoPortrait(logger, e);
            return null;
        }
    }

    private static SharePicture Load(IFileProvider files)
    {
        using var reader = new StreamReader(files.GetFileInfo("img/mark.svg").CreateReadStream(), Encoding.UTF8);
        return new SharePicture(reader.ReadToEnd());
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "A share picture shows the drawn portrait: the store does not answer")]
        public static partial void NoPortrait(ILogger logger, Exception exception);
    }
}
