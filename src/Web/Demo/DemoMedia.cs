using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Media;
using Visavis.Web.Media.Documents;
using Visavis.Web.Media.Inspection;
using Visavis.Web.Media.Isolation;
using Visavis.Web.Media.Storage;
using Visavis.Web.Media.Uploads;
using Visavis.Web.Professionals;

namespace Visavis.Web.Demo;

/// <summary>Gives the people at the front of the demo directory some photos and a document, by the way every upload goes.</summary>
public sealed partial class DemoMedia(
    IDbContextFactory<VisavisDbContext> contexts,
    PhotoUploads uploads,
    IServiceScopeFactory scopes,
    ILogger<DemoMedia> logger
)
{
    /// <summary>A store that does not answer is no reason not to start: the people are there without pictures.</summary>
    public async Task FillAsync(int seed, CancellationToken cancellationToken = default)
    {
        try
        {
            for (var index = 0; index < DemoFront.Professionals.Count; index++)
            {
                await FillAsync(DemoRandom.Id(seed, index), DemoRandom.For(seed, index), cancellationToken);
            }
        }
        catch (Exception e) when (e is StorageUnavailableException or StorageFullException or UploadRefusedException)
        {
            Log.NoPictures(logger, e);
        }
    }

    private async Task FillAsync(Guid id, Random random, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var person = await db.Professionals.SingleOrDefaultAsync(p => p.Id == id, cancellationToken);
        if (person is null)
        {
            return;
        }

        foreach (var (thing, caption) in DemoTrades.Of(person.ProfessionLabel))
        {
            var photo = await AddPhotoAsync(id, random.Next(), thing, cancellationToken);
            var row = await db.Photos.SingleAsync(p => p.Id == photo.Id, cancellationToken);
            row.Caption = caption;
            person.CoverPhotoId = photo.Id;
        }

        await db.SaveChangesAsync(cancellationToken);
        await AddDocumentAsync(person, cancellationToken);
    }

    private async Task<Photo> AddPhotoAsync(Guid owner, int seed, string thing, CancellationToken cancellationToken)
    {
        var svg = new DemoPicture(seed, thing).Draw();
        using var small = new MemoryStream(SvgPicture.ToWebP(svg, 480, PhotoSize.Small.Quality()));
        using var medium = new MemoryStream(SvgPicture.ToWebP(svg, 960, PhotoSize.Medium.Quality()));
        return await uploads.AddOwnAsync(
            owner,
            PhotoUse.Gallery,
            [new DecodedSize(PhotoSize.Small, small, 480, 320), new DecodedSize(PhotoSize.Medium, medium, 960, 640)],
            cancellationToken
        );
    }

    private async Task AddDocumentAsync(Professional person, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        using var content = new MemoryStream(
            DemoPdf.Write([
                person.DisplayName,
                person.ProfessionLabel,
                $"{person.City} ({person.Department})",
                "",
                "Document de démonstration : il ne vaut ni devis ni attestation.",
            ])
        );
        await scope
            .ServiceProvider.GetRequiredService<DocumentLibrary>()
            .AddAsync(person.Id, "Présentation", DocumentVisibility.Public, content, cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The demo people stay without photos: the store takes none")]
        public static partial void NoPictures(ILogger logger, Exception exception);
    }
}
