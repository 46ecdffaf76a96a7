using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Hosting;
using Visavis.TestSupport.Media;
using Visavis.TestSupport.Professionals;
using Visavis.Web.Media.Documents;
using Visavis.Web.Media.Inspection;
using Visavis.Web.Media.Scanning;
using Visavis.Web.Media.Storage;
using Visavis.Web.Messages;
using Visavis.Web.Trust.Marks;
using Visavis.Web.Trust.Reports;

namespace Visavis.Web.Tests.Media;

/// <summary>Every file people send passes the scanner, whichever form sent it; while it does not answer, files wait and are served to nobody.</summary>
[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class ScannerTests : IAsyncLifetime
{
    private readonly StandInScanner scanner = new();
    private AppHost app = null!;
    private Uri address = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ScannedStore Store => Assert.IsType<ScannedStore>(app.Services.GetRequiredService<IBlobStore>());

    public ValueTask InitializeAsync()
    {
        app = AppHost.OnSqlite(new Dictionary<string, string> { ["Media:Scanner"] = scanner.Program });
        address = app.StartOnPort();
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        scanner.Dispose();
    }

    [Fact]
    public async Task What_the_scanner_knows_is_refused_with_a_sentence_and_nothing_is_kept()
    {
        var owner = await app.AddProfessionalAsync();
        using var person = await SignInAsync(owner.Id);

        scanner.KnowsEverything = true;
        var answer = await person.UploadAsync(MediaSite.UploadDocuments, asScript: false, ("files", "devis.pdf", SamplePdf.Make()));
        scanner.KnowsEverything = false;

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
        Assert.Contains(
            "L’antivirus a reconnu un danger",
            WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Token)),
            StringComparison.Ordinal
        );
        Assert.False(await app.WithDataAsync(db => db.ProfileDocuments.AnyAsync(d => d.ProfessionalId == owner.Id, Token)));
        Assert.Empty(await StoredAsync("documents/"));
    }

    [Fact]
    public async Task While_the_scanner_is_down_an_attachment_waits_and_is_opened_once_it_has_answered()
    {
        var anne = await app.AddProfessionalAsync();
        var paul = await app.AddAccountAsync("Paul Petit");
        using var writer = await SignInAsync(paul.Id);
        using var reader = await SignInAsync(anne.Id);
        scanner.IsDown = true;
        await AttachAsync(writer, anne.Id, SamplePdf.Make());
        var file = await app.WithDataAsync(db => db.Set<MessageFile>().SingleAsync(f => f.SenderId == paul.Id, Token));
        var path = MessageFileEndpoints.PathOf(file);
        var thread = $"/messages/{file.ConversationId:D}";

        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await writer.GetAsync(path)).StatusCode);
        Assert.Contains("attend l’antivirus", await ReadAsync(reader, thread), StringComparison.Ordinal);
        await Store.ScanPendingAsync(Token);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync(path)).StatusCode);
        scanner.IsDown = false;
        await Store.ScanPendingAsync(Token);

        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync(path)).StatusCode);
        Assert.DoesNotContain("attend l’antivirus", await ReadAsync(reader, thread), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_waited_and_turns_out_to_be_a_virus_is_removed_and_evidence_is_shown_to_no_moderator_before()
    {
        scanner.IsDown = true;
        await using var scope = app.Services.CreateAsyncScope();
        var evidence = scope.ServiceProvider.GetRequiredService<EvidenceFiles>();
        var bad = await evidence.TakeAsync(new MemoryStream(SamplePdf.Make()), Token);
        var good = await evidence.TakeAsync(new MemoryStream(SamplePdf.Make()), Token, MarkDesk.ProofFolder);
        var picture = await evidence.TakeAsync(new MemoryStream(SamplePictures.Png()), Token);
        var scans = app.Services.GetRequiredService<PendingScans>();

        foreach (var kept in new[] { bad, good, picture })
        {
            Assert.True(await scans.IsPendingAsync(kept.StorageKey, Token));
            Assert.Null(await Store.OpenReadAsync(kept.StorageKey, Token));
        }

        scanner.IsDown = false;
        await WriteOverAsync(bad.StorageKey);
        await Store.ScanPendingAsync(Token);

        Assert.Null(await Store.OpenReadAsync(bad.StorageKey, Token));
        Assert.DoesNotContain(bad.StorageKey, await StoredAsync(EvidenceFiles.Folder));
        foreach (var kept in new[] { good, picture })
        {
            await using var content = await Store.OpenReadAsync(kept.StorageKey, Token);
            Assert.NotNull(content);
        }
    }

    [Fact]
    public async Task A_scanner_that_is_not_there_clears_nothing()
    {
        await using var other = AppHost.OnSqlite(new Dictionary<string, string> { ["Media:Scanner"] = scanner.Program + "-absent" });
        var store = other.Services.GetRequiredService<IBlobStore>();
        var key = StorageKey.New(StorageKey.Documents);

        await store.WriteAsync(key, new MemoryStream(SamplePdf.Make()), DocumentLibrary.ContentType, Token);

        Assert.Null(await store.OpenReadAsync(key, Token));
        await store.DeleteAsync(key, Token);
        Assert.False(await other.WithDataAsync(db => db.Set<PendingScan>().AnyAsync(Token)));
        await Assert.ThrowsAsync<UploadRefusedException>(() =>
            Store.WriteAsync(
                StorageKey.New(StorageKey.Photos),
                new MemoryStream(System.Text.Encoding.ASCII.GetBytes(StandInScanner.Known)),
                "image/webp",
                Token
            )
        );
    }

    private static async Task<string> ReadAsync(PersonClient person, string path) =>
        WebUtility.HtmlDecode(await (await person.GetAsync(path)).Content.ReadAsStringAsync(Token));

    private static async Task AttachAsync(PersonClient writer, Guid peer, byte[] pdf)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(await writer.AntiforgeryTokenAsync("/legal/terms")), "__RequestVerificationToken" },
            { new StringContent($"{Guid.NewGuid():N}"), "messageId" },
            { new StringContent("Voici le devis."), "text" },
            { new ByteArrayContent(pdf), "files", "devis.pdf" },
        };
        var sent = await writer.SendAsync(
            new HttpRequestMessage(HttpMethod.Post, new Uri(writer.Address, $"/messages/with/{peer:D}?handler=Send")) { Content = form }
        );
        Assert.True(sent.StatusCode == HttpStatusCode.Found, await sent.Content.ReadAsStringAsync(Token));
    }

    /// <summary>As if it had been a virus all along, of the kind that every scanner knows.</summary>
    private Task WriteOverAsync(string key) =>
        File.WriteAllTextAsync(Path.Combine(app.DataFolder, "files", key), StandInScanner.Known, Token);

    private async Task<PersonClient> SignInAsync(Guid id)
    {
        var person = new PersonClient(address);
        await person.SignInAsDemoAsync(id);
        return person;
    }

    private async Task<List<string>> StoredAsync(string prefix)
    {
        var keys = new List<string>();
        await foreach (var blob in Store.ListAsync(prefix, Token))
        {
            keys.Add(blob.Key);
        }

        return keys;
    }
}
