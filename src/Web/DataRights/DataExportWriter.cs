using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Media;
using Visavis.Web.Media.Portraits;
using Visavis.Web.Media.Storage;

namespace Visavis.Web.DataRights;

/// <summary>Writes everything about a person into one zip: <c>data.json</c> and their files.</summary>
public sealed class DataExportWriter(IDbContextFactory<VisavisDbContext> contexts, IBlobStore store, TimeProvider clock)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <param name="progress">From 0 to 100.</param>
    public async Task WriteAsync(Guid accountId, Stream output, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var person = PersonalTables.PersonOf(await db.Users.AsNoTracking().SingleAsync(a => a.Id == accountId, cancellationToken));
        var files = await FilesAsync(db, accountId, cancellationToken);
        var steps = PersonalTables.All.Count + files.Count;
        var done = 0;
        await using var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8);
        var data = new JsonObject { ["exportedAt"] = clock.GetUtcNow() };
        foreach (var table in PersonalTables.All)
        {
            data[table.Name] = await table.ExportAsync(db, person, cancellationToken);
            Step();
        }

        await using (var entry = await zip.CreateEntry("data.json").OpenAsync(cancellationToken))
        {
            await JsonSerializer.SerializeAsync(entry, data, Json, cancellationToken);
        }

        foreach (var (name, key) in files)
        {
            await using var content = await store.OpenReadAsync(key, cancellationToken);
            if (content is not null)
            {
                await using var entry = await zip.CreateEntry(name, CompressionLevel.NoCompression).OpenAsync(cancellationToken);
                await content.CopyToAsync(entry, cancellationToken);
            }

            Step();
        }

        void Step() => progress?.Report(++done * 100 / steps);
    }

    private static async Task<List<(string Name, string Key)>> FilesAsync(VisavisDbContext db, Guid id, CancellationToken cancellationToken)
    {
        var photos = await FilesOfPerson.Photos(db, id).AsNoTracking().ToListAsync(cancellationToken);
        var documents = await FilesOfPerson.Documents(db, id).AsNoTracking().ToListAsync(cancellationToken);
        var portraits = await db.Set<MemberPortrait>()
            .Where(portrait => portrait.AccountId == id)
            .Select(portrait => portrait.StorageKey)
            .ToListAsync(cancellationToken);
        return
        [
            .. portraits.Select(key => ("portrait.webp", key)),
            .. photos
                .GroupBy(file => file.PhotoId)
                .Select(sizes => sizes.MaxBy(file => file.Size)!)
                .Select(file => ($"photos/{file.PhotoId:N}.{Extension(file)}", file.StorageKey)),
            .. documents.Select(document => ($"documents/{document.Id:N}.pdf", document.StorageKey)),
        ];
    }

    private static string Extension(PhotoFile file) => file.ContentType["image/".Length..].Replace("jpeg", "jpg", StringComparison.Ordinal);
}
