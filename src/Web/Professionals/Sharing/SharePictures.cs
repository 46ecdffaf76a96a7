using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.FileProviders;
using Visavis.Web.Drawing;

namespace Visavis.Web.Professionals.Sharing;

/// <summary>Draws share pictures one at a time and keeps the last ones: networks ask for the same picture several times in a row.</summary>
public sealed class SharePictures : IDisposable
{
    private const int MostKept = 100;
    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(1);

    private readonly MemoryCache kept = new(new MemoryCacheOptions { SizeLimit = MostKept });
    private readonly SemaphoreSlim turn = new(1);
    private readonly Lazy<SharePicture> drawing;

    public SharePictures(IWebHostEnvironment environment) => drawing = new(() => Load(environment.WebRootFileProvider));

    /// <summary>A PNG file of the profile as it is now.</summary>
    public async Task<byte[]> GetAsync(Professional person, CancellationToken cancellationToken)
    {
        var key = (person.Id, person.Version);
        if (kept.TryGetValue<byte[]>(key, out var known))
        {
            return known!;
        }

        await turn.WaitAsync(cancellationToken);
        try
        {
            if (!kept.TryGetValue<byte[]>(key, out known))
            {
                known = drawing.Value.Draw(person);
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

    private static SharePicture Load(IFileProvider files)
    {
        return new SharePicture(new ShareTypeFaces(Face(400), Face(600)), System.Text.Encoding.UTF8.GetString(Read("img/mark.svg")));

        TypeFace Face(int weight) =>
            new([new WoffFont(Read($"lib/figtree-latin-{weight}.woff")), new WoffFont(Read($"lib/figtree-latin-ext-{weight}.woff"))]);

        byte[] Read(string path)
        {
            using var stream = files.GetFileInfo(path).CreateReadStream();
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            return copy.ToArray();
        }
    }
}
