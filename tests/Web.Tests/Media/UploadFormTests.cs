using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Hosting;
using Visavis.TestSupport.Media;
using Visavis.Web.Bookings;
using Visavis.Web.Bookings.Files;
using Visavis.Web.Channels;
using Visavis.Web.Media.Portraits;
using Visavis.Web.Media.Scanning;
using Visavis.Web.Media.Storage;
using Visavis.Web.Messages;
using Visavis.Web.Organisations;
using Visavis.Web.Organisations.ClientFiles;
using Visavis.Web.Tests.Bookings;
using Visavis.Web.Tests.Organisations;
using Visavis.Web.Trust.Marks;
using Visavis.Web.Trust.Reports;

namespace Visavis.Web.Tests.Media;

/// <summary>Every form that takes a file, read from the pages themselves: what the scanner knows is refused in words; what it has not seen waits.</summary>
public sealed partial class UploadFormTests : IAsyncDisposable
{
    /// <summary>Where the forms stand, as often as there are some.</summary>
    private static readonly string[] Forms =
    [
        "Bookings/Pages/Fill.cshtml",
        "Bookings/Pages/_Acts.cshtml",
        "Channels/Pages/Paper.cshtml",
        "Channels/Pages/_Mandates.cshtml",
        "Media/Pages/Documents/Index.cshtml",
        "Media/Pages/Gallery/Index.cshtml",
        "Media/Pages/Gallery/Index.cshtml",
        "Media/Pages/Portrait/Index.cshtml",
        "Messages/Pages/_Composer.cshtml",
        "Trust/Pages/Marks.cshtml",
        "Trust/Pages/_ReportForm.cshtml",
    ];

    private readonly StandInScanner scanner = new();
    private readonly List<PersonClient> people = [];
    private BookingSite site = null!; // Started by the test that needs it.

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private AppHost App => site.App;

    private IBlobStore Store => App.Services.GetRequiredService<IBlobStore>();

    public async ValueTask DisposeAsync()
    {
        people.ForEach(person => person.Dispose());
        await (site?.DisposeAsync() ?? ValueTask.CompletedTask);
        scanner.Dispose();
    }

    [Fact]
    public void Each_form_that_takes_a_file_is_tried_here()
    {
        var found = Directory
            .EnumerateFiles(RepositoryPaths.WebProject, "*.cshtml", SearchOption.AllDirectories)
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal))
            .SelectMany(path =>
                Multipart()
                    .Matches(File.ReadAllText(path))
                    .Select(_ => Path.GetRelativePath(RepositoryPaths.WebProject, path).Replace('\\', '/'))
            );

        Assert.Equal(Forms.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    [Fact]
    [Trait(Tiers.Trait, Tiers.Whole)]
    public async Task What_the_scanner_knows_is_refused_by_every_form_and_what_it_has_not_seen_waits_or_is_refused()
    {
        site = await BookingSite.StartAsync(settings: new Dictionary<string, string> { ["Media:Scanner"] = scanner.Program }, onPort: true);
        var uploads = await UploadsAsync();
        Assert.Equal(Forms.Length, uploads.Count);

        scanner.KnowsEverything = true;
        foreach (var (name, send) in uploads)
        {
            var words = await WordsAsync(await send());
            Assert.True(words.Contains("L’antivirus", StringComparison.Ordinal), $"{name} took it:\n{words}");
        }

        Assert.Empty(await StoredAsync());
        Assert.Equal(0, await RowsAsync());

        scanner.KnowsEverything = false;
        scanner.IsDown = true;
        var before = new HashSet<string>();
        foreach (var (name, send) in uploads)
        {
            var words = await WordsAsync(await send());
            var stored = (await StoredAsync()).Except(before).ToList();
            if (name.StartsWith("Channels/", StringComparison.Ordinal))
            {
                // Kept beside its row, where nothing can wait.
                Assert.True(words.Contains("L’antivirus", StringComparison.Ordinal), $"{name} took it:\n{words}");
                Assert.Empty(stored);
                continue;
            }

            Assert.True(stored.Count > 0, $"{name} kept nothing:\n{words}");
            foreach (var key in stored)
            {
                Assert.True(await App.Services.GetRequiredService<PendingScans>().IsPendingAsync(key, Token), $"{name}: {key}");
                Assert.Null(await Store.OpenReadAsync(key, Token));
            }

            before.UnionWith(stored);
        }

        Assert.Equal(
            0,
            await App.WithDataAsync(async db => await db.Set<Mandate>().CountAsync() + await db.Set<PaperChoice>().CountAsync())
        );
    }

    /// <summary>Each form, filled in well but for its file.</summary>
    private async Task<List<(string Form, Func<Task<HttpResponseMessage>> Send)>> UploadsAsync()
    {
        var anne = await SignInAsync(site.Anne.Id);
        var paul = await SignInAsync(site.Client);
        var visitor = Enter();
        var offer = await site.AddOfferAsync(o => o.ConfirmsAtOnce = true);
        var hold = (await site.HoldAsync(offer, BookingSite.At(27, 10), client: site.Client)).Hold!;
        var booking = await site.BookAsync(offer, BookingSite.At(24, 10));
        Assert.Equal(DeskOutcome.Done, await site.DeskAsync(desk => desk.CancelAsync(booking.Id, BookingSide.Client, null, Token)));
        var planner = await PlannerAsync();
        var (pdf, png) = (SamplePdf.Make(), SamplePictures.Png(80, 80));
        return
        [
            Of(0, () => SendAsync(paul, $"/book/hold/{hold.Id:N}?zone=Europe%2FParis", "files", pdf, ("Name", "Paul Petit"))),
            Of(1, () => SendAsync(paul, $"/bookings/{booking.Code}?handler=AskWaiver", "proofs", pdf, ("reason", "Hospitalisation"))),
            Of(2, () => SendAsync(planner.Person, planner.Path, "Scan", pdf, ("Channel", "Letter"), ("SignedOn", "2026-11-20"))),
            Of(
                3,
                () =>
                    SendAsync(
                        paul,
                        "/account/channel?handler=Mandate",
                        "MandateInput.Scan",
                        pdf,
                        ("MandateInput.Name", "Rose Petit"),
                        ("MandateInput.Until", "2026-12-31")
                    )
            ),
            Of(4, () => SendAsync(anne, MediaSite.UploadDocuments, "files", pdf)),
            Of(5, () => SendAsync(anne, MediaSite.UploadPhotos, "files", png)),
            Of(6, () => SendAsync(anne, "/account/gallery?handler=UploadPortrait", "files", png)),
            Of(7, () => SendAsync(paul, "/account/portrait?handler=Upload", "files", png)),
            Of(
                8,
                () =>
                    SendAsync(
                        paul,
                        $"/messages/with/{site.Anne.Id:D}?handler=Send",
                        "files",
                        pdf,
                        ("messageId", $"{Guid.NewGuid():N}"),
                        ("text", "Voici le devis.")
                    )
            ),
            Of(
                9,
                () =>
                    SendAsync(
                        anne,
                        "/account/marks?handler=Ask",
                        "proof",
                        pdf,
                        ("kind", nameof(MarkKind.Qualification)),
                        ("what", "Diplôme de plombier, 2014")
                    )
            ),
            Of(
                10,
                () =>
                    SendAsync(
                        visitor,
                        "/report?handler=Send",
                        "Files",
                        png,
                        ("Name", "Personne Introuvable"),
                        ("Kind", nameof(ReportKind.MoneyTaken)),
                        ("Story", "Cette personne m’a demandé un virement avant le rendez-vous."),
                        ("Email", "victime@exemple.fr"),
                        ("GoodFaith", "true")
                    )
            ),
        ];

        static (string, Func<Task<HttpResponseMessage>>) Of(int form, Func<Task<HttpResponseMessage>> send) => (Forms[form], send);
    }

    private async Task<(PersonClient Person, string Path)> PlannerAsync()
    {
        var organisation = (await App.AddOrganisationAsync()).Id;
        var planner = await App.AddMemberAsync(organisation, "Lucie Faure", MemberRole.Planner);
        var file = await App.AddClientFileAsync(
            organisation,
            "Petit",
            f => (f.AddressLine, f.PostalCode, f.City) = ("3 rue Neuve", "69001", "Lyon")
        );
        return (await SignInAsync(planner.AccountId), $"/organisation/clients/{file.Id}/channel?of={organisation}");
    }

    private static async Task<HttpResponseMessage> SendAsync(
        PersonClient person,
        string path,
        string field,
        byte[] content,
        params (string Name, string Value)[] fields
    )
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(await person.AntiforgeryTokenAsync("/legal/terms")), "__RequestVerificationToken" },
            { new ByteArrayContent(content), field, content.AsSpan().StartsWith("%PDF"u8) ? "devis.pdf" : "photo.png" },
        };
        foreach (var (name, value) in fields)
        {
            form.Add(new StringContent(value), name);
        }

        var answer = await person.SendAsync(new HttpRequestMessage(HttpMethod.Post, new Uri(person.Address, path)) { Content = form });
        return await person.FollowAllAsync(answer);
    }

    private static async Task<string> WordsAsync(HttpResponseMessage answer)
    {
        using (answer)
        {
            Assert.NotEqual(HttpStatusCode.NotFound, answer.StatusCode);
            return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Token));
        }
    }

    private PersonClient Enter()
    {
        var person = new PersonClient(App.ClientOptions.BaseAddress);
        people.Add(person);
        return person;
    }

    private async Task<PersonClient> SignInAsync(Guid id)
    {
        var person = Enter();
        await person.SignInAsDemoAsync(id);
        return person;
    }

    private async Task<List<string>> StoredAsync()
    {
        var keys = new List<string>();
        foreach (
            var prefix in (string[])
                [
                    StorageKey.Photos,
                    StorageKey.Documents,
                    MemberPortraits.Folder,
                    MessageFiles.Folder,
                    BookingFiles.Folder,
                    EvidenceFiles.Folder,
                    MarkDesk.ProofFolder,
                ]
        )
        {
            await foreach (var blob in Store.ListAsync(prefix, Token))
            {
                keys.Add(blob.Key);
            }
        }

        return keys;
    }

    private Task<int> RowsAsync() =>
        App.WithDataAsync(async db =>
            await db.PhotoFiles.CountAsync()
            + await db.ProfileDocuments.CountAsync()
            + await db.Set<MemberPortrait>().CountAsync()
            + await db.Set<MessageFile>().CountAsync()
            + await db.Set<BookingFile>().CountAsync()
            + await db.Set<ReportEvidence>().CountAsync(e => e.StorageKey != null)
            + await db.Set<VerifiedMark>().CountAsync()
            + await db.Set<Mandate>().CountAsync()
            + await db.Set<PaperChoice>().CountAsync()
        );

    [GeneratedRegex("enctype=\"multipart/form-data\"", RegexOptions.None, 1000)]
    private static partial Regex Multipart();
}
