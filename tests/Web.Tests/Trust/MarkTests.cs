using System.Net;
using Microsoft.EntityFrameworkCore;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Databases;
using Visavis.TestSupport.Professionals;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Media.Storage;
using Visavis.Web.Moderation;
using Visavis.Web.Professionals;
using Visavis.Web.Tests.Media;
using Visavis.Web.Trust;
using Visavis.Web.Trust.Marks;

namespace Visavis.Web.Tests.Trust;

[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class MarkTests
{
    private const string Siren = "732829320";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("732 829 320", Siren)]
    [InlineData("732 829 320 00074", Siren)]
    [InlineData("0403.170.701", "0403170701")]
    [InlineData("732829321", null)]
    [InlineData("000000000", null)]
    [InlineData("٧٣٢٨٢٩٣٢٠", null)]
    [InlineData("0403.170.702", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_company_has_one_number_whichever_site_and_spelling(string? typed, string? number)
    {
        Assert.Equal(number, CompanyNumber.Read(typed));
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task A_mark_is_words_on_the_profile_has_one_holder_and_goes_with_a_change_of_name(DatabaseProvider provider)
    {
        await using var site = await TrustSite.StartAsync(provider);
        var anne = await site.App.AddProfessionalAsync();
        using var person = await site.SignInAsync(anne.Id);
        await AskAsync(person, [("kind", "Company"), ("number", "732 829 320 00074")]);
        using var moderator = await site.AddModeratorAsync();
        var asked = await SingleAsync(site, anne.Id);
        var proof = await moderator.GetAsync($"/moderation/marks?handler=Proof&id={asked.Id:N}");
        Assert.Equal(HttpStatusCode.OK, proof.StatusCode);

        await DecideAsync(moderator, asked.Id, isGranted: true);

        var address = ProfessionalDirectory.ProfilePath(anne);
        using var stranger = site.Visitor();
        var profile = await TrustSite.ReadAsync(stranger, address);
        Assert.Contains("Entreprise SIREN 732\u00a0829\u00a0320", profile, StringComparison.Ordinal);
        Assert.Contains("vérifié par l’équipe de Visavis le", profile, StringComparison.Ordinal);
        Assert.Empty(await ProofsAsync(site));
        Assert.Equal(HttpStatusCode.NotFound, (await moderator.GetAsync($"/moderation/marks?handler=Proof&id={asked.Id:N}")).StatusCode);
        Assert.Equal(
            1,
            await site.App.WithDataAsync(db => db.AuditEntries.CountAsync(e => e.Action == "mark-granted" && e.ObjectId == asked.Id))
        );

        // Nobody else bears the company, also when both asked before either was decided.
        var other = await site.App.AddProfessionalAsync(p => p.DisplayName = "Anne Martin SARL");
        using var rival = await site.SignInAsync(other.Id);
        var refused = await AskAsync(rival, [("kind", "Company"), ("number", Siren)]);
        Assert.Contains("Un autre profil porte déjà cette entreprise", await WordsAsync(refused), StringComparison.Ordinal);
        await site.App.WithDataAsync(db =>
        {
            db.Add(MarkOf(other, Siren));
            return db.SaveChangesAsync(Cancellation);
        });
        var late = await DecideAsync(moderator, (await SingleAsync(site, other.Id)).Id, isGranted: true);
        Assert.Contains("Un autre profil porte déjà cette entreprise", await WordsAsync(late), StringComparison.Ordinal);

        var editor = await TrustSite.ReadAsync(person, "/account/profile");
        Assert.Contains("un autre nom les retire", editor, StringComparison.Ordinal);
        await site.App.WithDataAsync(async db =>
        {
            (await db.Professionals.SingleAsync(p => p.Id == anne.Id, Cancellation)).DisplayName = "Anne Marten";
            return await db.SaveChangesAsync(Cancellation);
        });

        var renamed = await SingleAsync(site, anne.Id);
        Assert.Equal((MarkState.Renamed, null), (renamed.State, renamed.HeldNumber));
        Assert.DoesNotContain("Entreprise SIREN", await TrustSite.ReadAsync(stranger, address), StringComparison.Ordinal);
        Assert.Contains("car votre profil a changé de nom", await TrustSite.ReadAsync(person, "/account/marks"), StringComparison.Ordinal);
        Assert.Equal(
            HttpStatusCode.Found,
            (await DecideAsync(moderator, (await SingleAsync(site, other.Id)).Id, isGranted: true)).StatusCode
        );
    }

    [Fact]
    public async Task Whoever_is_refused_reads_why_and_the_document_is_gone()
    {
        await using var site = await TrustSite.StartAsync();
        var anne = await site.App.AddProfessionalAsync();
        using var person = await site.SignInAsync(anne.Id);
        await AskAsync(person, [("kind", "Qualification"), ("what", "Diplôme de plomberie, 2014")]);
        using var moderator = await site.AddModeratorAsync();
        var asked = await SingleAsync(site, anne.Id);

        var wordless = await DecideAsync(moderator, asked.Id, isGranted: false);
        Assert.Contains("Écrivez pourquoi", await WordsAsync(wordless), StringComparison.Ordinal);
        Assert.Single(await ProofsAsync(site));
        await DecideAsync(moderator, asked.Id, isGranted: false, "Le nom du diplôme n’est pas le vôtre.");

        Assert.Empty(await ProofsAsync(site));
        Assert.Contains(
            "Le nom du diplôme n’est pas le vôtre.",
            await TrustSite.ReadAsync(person, "/account/marks"),
            StringComparison.Ordinal
        );
        Assert.Contains("Nous n’avons pas pu vérifier", await TrustSite.ReadAsync(person, "/notifications"), StringComparison.Ordinal);
        Assert.DoesNotContain(
            "Diplôme de plomberie",
            await TrustSite.ReadAsync(person, ProfessionalDirectory.ProfilePath(anne)),
            StringComparison.Ordinal
        );
        var again = await DecideAsync(moderator, asked.Id, isGranted: true);
        Assert.Contains("Quelqu’un d’autre vient de décider", await WordsAsync(again), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_is_said_and_leaves_nothing_behind()
    {
        await using var site = await TrustSite.StartAsync();
        var anne = await site.App.AddProfessionalAsync();
        using var person = await site.SignInAsync(anne.Id);

        var number = await WordsAsync(await AskAsync(person, [("kind", "Company"), ("number", "123")]));
        Assert.Contains("9 chiffres du SIREN", number, StringComparison.Ordinal);
        Assert.Contains("Le document est déjà reçu", number, StringComparison.Ordinal);
        var words = await WordsAsync(await AskAsync(person, [("kind", "Qualification"), ("what", "voir diplomes.com")]));
        Assert.Contains("Sans adresse de site", words, StringComparison.Ordinal);
        var file = await WordsAsync(await person.PostFormAsync("/account/marks?handler=Ask", "/account/marks", ("kind", "Identity")));
        Assert.Contains("Joignez le document", file, StringComparison.Ordinal);
        Assert.Equal(0, await site.App.WithDataAsync(db => db.Set<VerifiedMark>().CountAsync(Cancellation)));

        // Files that no request came of are swept after a day.
        Assert.Equal(2, (await ProofsAsync(site)).Count);
        site.Clock.Advance(TimeSpan.FromHours(25));
        await site.Service<TrustRetention>().SweepAsync(Cancellation);
        Assert.Empty(await ProofsAsync(site));
    }

    [Fact]
    public async Task Staff_decide_neither_about_themselves_nor_withdraw_what_is_somebody_elses()
    {
        await using var site = await TrustSite.StartAsync();
        using var moderator = await site.AddModeratorAsync();
        var me = await site.App.WithDataAsync(db =>
            db.Set<Visavis.Web.Trust.Staff.Moderator>().Select(m => m.AccountId).SingleAsync(Cancellation)
        );
        var anne = await site.App.AddProfessionalAsync();
        await site.App.WithDataAsync(async db =>
        {
            db.Add(
                new Professional
                {
                    Id = me,
                    ReferenceCode = "ZZZ9",
                    Slug = "mona",
                    DisplayName = "Mona",
                    ProfessionLabel = "Juriste",
                    CommuneCode = "69123",
                    City = "Lyon",
                    Department = "69",
                    Languages = "fr",
                    Presentation = "",
                }
            );
            await db.SaveChangesAsync(Cancellation);
            db.AddRange(MarkOf(await db.Professionals.SingleAsync(p => p.Id == me, Cancellation), Siren), MarkOf(anne, ""));
            return await db.SaveChangesAsync(Cancellation);
        });

        var own = await DecideAsync(moderator, (await SingleAsync(site, me)).Id, isGranted: true);
        Assert.Contains("une autre personne doit décider", await WordsAsync(own), StringComparison.Ordinal);
        var others = await moderator.PostFormAsync(
            "/account/marks?handler=Withdraw",
            "/account/marks",
            ("id", (await SingleAsync(site, anne.Id)).Id.ToString())
        );
        Assert.Equal(HttpStatusCode.NotFound, others.StatusCode);
        Assert.Equal(MarkState.Asked, (await SingleAsync(site, anne.Id)).State);
    }

    private static VerifiedMark MarkOf(Professional holder, string number) =>
        new()
        {
            Id = Guid.NewGuid(),
            ProfessionalId = holder.Id,
            Kind = number.Length > 0 ? MarkKind.Company : MarkKind.Identity,
            CompanyNumber = number,
            Name = holder.DisplayName,
        };

    private static async Task<HttpResponseMessage> AskAsync(PersonClient person, (string Name, string Value)[] fields)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(await person.AntiforgeryTokenAsync("/legal/terms")), "__RequestVerificationToken" },
            { new ByteArrayContent(SamplePictures.Png(80, 80)), "proof", "kbis.png" },
        };
        foreach (var (name, value) in fields)
        {
            form.Add(new StringContent(value), name);
        }

        return await person.SendAsync(
            new HttpRequestMessage(HttpMethod.Post, new Uri(person.Address, "/account/marks?handler=Ask")) { Content = form }
        );
    }

    private static Task<HttpResponseMessage> DecideAsync(PersonClient moderator, Guid id, bool isGranted, string answer = "") =>
        moderator.PostFormAsync(
            "/moderation/marks",
            "/moderation/marks",
            ("id", id.ToString()),
            ("granted", isGranted ? "true" : "false"),
            ("answer", answer)
        );

    private static Task<VerifiedMark> SingleAsync(TrustSite site, Guid professionalId) =>
        site.App.WithDataAsync(db =>
            db.Set<VerifiedMark>().AsNoTracking().SingleAsync(m => m.ProfessionalId == professionalId, Cancellation)
        );

    private static async Task<string> WordsAsync(HttpResponseMessage answer) =>
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancellation));

    private static async Task<List<string>> ProofsAsync(TrustSite site)
    {
        var keys = new List<string>();
        await foreach (var blob in site.Service<IBlobStore>().ListAsync(MarkDesk.ProofFolder, Cancellation))
        {
            keys.Add(blob.Key);
        }

        return keys;
    }
}
