using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Media;
using Visavis.TestSupport.Professionals;
using Visavis.Web.Bookings;
using Visavis.Web.Media;
using Visavis.Web.Media.Documents;
using Visavis.Web.Professionals;

namespace Visavis.Web.Tests.Media;

[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class DocumentPageTests
{
    private static readonly byte[] Pdf = SamplePdf.Make();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_public_document_is_downloaded_by_anybody_under_its_title()
    {
        await using var site = await MediaSite.StartAsync();
        using var owner = await site.SignInAsync();
        using var visitor = new PersonClient(site.Address);
        var document = await AddAsync(site, owner, "Tarifs été/2026.pdf", "Public");

        var answer = await visitor.GetAsync(DocumentLinks.Of(document.Id));

        Assert.Equal(Pdf, await answer.Content.ReadAsByteArrayAsync(Token));
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal("2026.pdf", answer.Content.Headers.ContentDisposition?.FileNameStar);
        Assert.Equal("default-src 'none'; sandbox", string.Join(',', answer.Headers.GetValues("Content-Security-Policy")));
    }

    [Fact]
    public async Task A_private_document_opens_by_a_link_made_for_this_person_for_an_hour()
    {
        await using var site = await MediaSite.StartAsync();
        using var owner = await site.SignInAsync();
        using var visitor = new PersonClient(site.Address);
        var other = await site.App.AddProfessionalAsync();
        using var stranger = await site.SignInAsync(other.Id);
        var document = await AddAsync(site, owner, "devis.pdf", "Clients");
        var links = site.Service<DocumentLinks>();
        var link = links.PersonalOf(document.Id, site.Owner.Id);

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(owner, link));
        // Who may read and comes with no key, or an old one, gets today’s.
        Assert.Equal(HttpStatusCode.Found, await StatusAsync(owner, DocumentLinks.Of(document.Id)));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(visitor, link));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(stranger, link));
        // A link of one's own to it is worth nothing without the right to read it.
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(stranger, links.PersonalOf(document.Id, other.Id)));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(owner, links.PersonalOf(Guid.NewGuid(), site.Owner.Id)));
        Assert.Equal(HttpStatusCode.Found, await StatusAsync(owner, $"{DocumentLinks.Of(document.Id)}?key=00ff"));
        Assert.Equal(HttpStatusCode.Found, await StatusAsync(owner, $"{DocumentLinks.Of(document.Id)}?key=xyz"));
        site.Clock.Advance(TimeSpan.FromMinutes(61));
        Assert.False(links.Opens(link.Split("key=")[1], document.Id, site.Owner.Id));
    }

    [Fact]
    public async Task Whose_appointment_was_accepted_reads_what_is_for_clients_and_whose_was_only_asked_for_does_not()
    {
        await using var site = await MediaSite.StartAsync();
        using var owner = await site.SignInAsync();
        var document = await AddAsync(site, owner, "tarifs-clients.pdf", "Clients");
        var client = await site.App.AddAccountAsync("Paul Petit");
        using var person = await site.SignInAsync(client.Id);
        var profile = ProfessionalDirectory.ProfilePath(site.Owner);
        var booking = new Booking
        {
            Id = Guid.NewGuid(),
            Code = "7K3MQ2XR",
            ProfessionalId = site.Owner.Id,
            ClientId = client.Id,
            ClientName = "Paul Petit",
            ClientLanguage = "fr",
            ClientZone = "Europe/Paris",
            ProfessionalZone = "Europe/Paris",
            ServiceName = "Conseil",
            StartsAt = DateTimeOffset.UtcNow.AddDays(3),
            EndsAt = DateTimeOffset.UtcNow.AddDays(3).AddHours(1),
            State = BookingState.Requested,
            CreatedAt = DateTimeOffset.UtcNow,
        };
        await PutAsync(BookingState.Requested);
        Assert.DoesNotContain("tarifs-clients", await ReadAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(person, DocumentLinks.Of(document.Id)));

        await PutAsync(BookingState.Accepted);
        Assert.Contains("tarifs-clients", await ReadAsync(), StringComparison.Ordinal);
        var opened = await person.FollowAsync(await person.GetAsync(DocumentLinks.Of(document.Id)));
        Assert.Equal(Pdf, await opened.Content.ReadAsByteArrayAsync(Token));

        await PutAsync(BookingState.Cancelled);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(person, opened.RequestMessage!.RequestUri!.PathAndQuery));

        async Task<string> ReadAsync() => await (await person.GetAsync(profile)).Content.ReadAsStringAsync(Token);

        Task<int> PutAsync(BookingState state) =>
            site.App.WithDataAsync(db =>
            {
                db.Entry(booking).State = state == BookingState.Requested ? EntityState.Added : EntityState.Modified;
                booking.State = state;
                return db.SaveChangesAsync(Token);
            });
    }

    [Fact]
    public async Task Visitors_do_not_even_learn_of_private_documents()
    {
        await using var site = await MediaSite.StartAsync();
        using var owner = await site.SignInAsync();
        await AddAsync(site, owner, "devis.pdf", "Clients");
        await AddAsync(site, owner, "tarifs.pdf", "Public");
        var links = site.Service<DocumentLinks>();

        var forVisitor = await site.App.WithDataAsync(db =>
            new ProfileMedia(db, links, new DocumentReaders([])).DocumentsAsync(ProfileMediaOwners.Of(site.Owner), reader: null)
        );
        var forOwner = await site.App.WithDataAsync(db =>
            new ProfileMedia(db, links, new DocumentReaders([])).DocumentsAsync(ProfileMediaOwners.Of(site.Owner), site.Owner.Id)
        );

        Assert.Equal(["tarifs"], forVisitor.Select(document => document.Document.Title));
        Assert.Equal(["devis", "tarifs"], forOwner.Select(document => document.Document.Title));
    }

    [Fact]
    public async Task Documents_are_titled_ordered_hidden_and_thrown_away_by_plain_forms()
    {
        await using var site = await MediaSite.StartAsync();
        using var person = await site.SignInAsync();
        var (first, second) = (await AddAsync(site, person, "un.pdf", "Public"), await AddAsync(site, person, "deux.pdf", "Public"));

        await ActAsync(person, "Save", ("id", $"{first.Id}"), ("title", "Attestation"), ("visibility", "Clients"));
        await ActAsync(person, "Move&steps=1", ("id", $"{first.Id}"));
        // Where it is already, however far they say.
        await ActAsync(person, $"Move&steps={int.MaxValue}", ("id", $"{first.Id}"));
        var untitled = await person.PostFormAsync(
            $"{MediaSite.Documents}?handler=Save",
            "/legal/terms",
            ("id", $"{first.Id}"),
            ("title", " ")
        );

        Assert.Equal(HttpStatusCode.BadRequest, untitled.StatusCode);
        var documents = await site.DocumentsAsync();
        Assert.Equal([second.Id, first.Id], documents.Select(document => document.Id));
        Assert.Equal(("Attestation", DocumentVisibility.Clients), (documents[1].Title, documents[1].Visibility));
        await ActAsync(person, "Bin", ("id", $"{second.Id}"));
        using var visitor = new PersonClient(site.Address);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(visitor, DocumentLinks.Of(second.Id)));
        await ActAsync(person, "Restore", ("id", $"{second.Id}"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(visitor, DocumentLinks.Of(second.Id)));
        await ActAsync(person, "Bin", ("id", $"{second.Id}"));
        await ActAsync(person, "EmptyBin");
        Assert.Equal(first.Id, Assert.Single(await site.DocumentsAsync()).Id);
        Assert.Single(site.StoredFiles());
    }

    [Fact]
    public async Task A_document_with_programs_is_refused_and_nothing_is_kept()
    {
        await using var site = await MediaSite.StartAsync();
        using var person = await site.SignInAsync(language: "en");
        var active = Encoding.Latin1.GetBytes("%PDF-1.7\n<< /S /JavaScript >>\n%%EOF");

        var answer = await person.UploadAsync(MediaSite.UploadDocuments, asScript: false, ("files", "a.pdf", active));

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
        Assert.Contains(
            "This PDF holds programs",
            WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Token)),
            StringComparison.Ordinal
        );
        Assert.Empty(site.StoredFiles());
    }

    [Fact]
    public async Task Somebody_elses_document_is_an_absent_one()
    {
        await using var site = await MediaSite.StartAsync();
        using var owner = await site.SignInAsync();
        var document = await AddAsync(site, owner, "un.pdf", "Public");
        var other = await site.App.AddProfessionalAsync();
        using var person = await site.SignInAsync(other.Id);

        foreach (var handler in new[] { "Save", "Move&steps=1", "Bin", "Restore" })
        {
            var answer = await person.PostFormAsync(
                $"{MediaSite.Documents}?handler={handler}",
                "/legal/terms",
                ("id", $"{document.Id}"),
                ("title", "Mien")
            );
            Assert.Equal((handler, HttpStatusCode.NotFound), (handler, answer.StatusCode));
        }

        Assert.Equal("un", Assert.Single(await site.DocumentsAsync()).Title);
    }

    private static async Task<ProfileDocument> AddAsync(MediaSite site, PersonClient person, string name, string visibility)
    {
        var before = (await site.DocumentsAsync()).Count;
        var answer = await person.UploadAsync($"{MediaSite.UploadDocuments}&visibility={visibility}", asScript: true, ("files", name, Pdf));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var documents = await site.DocumentsAsync();
        Assert.Equal(before + 1, documents.Count);
        return documents[^1];
    }

    private static async Task ActAsync(PersonClient person, string handler, params (string, string)[] fields)
    {
        var answer = await person.PostFormAsync($"{MediaSite.Documents}?handler={handler}", "/legal/terms", fields);
        Assert.Equal((handler, HttpStatusCode.Found), (handler, answer.StatusCode));
    }

    private static async Task<HttpStatusCode> StatusAsync(PersonClient person, string address) =>
        (await person.GetAsync(address)).StatusCode;
}
