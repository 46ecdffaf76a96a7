using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Hosting;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Help.Legal;
using Visavis.Web.Help.Questions;
using Visavis.Web.Help.Support;
using Visavis.Web.Tests.Trust;

namespace Visavis.Web.Tests.Help;

public sealed partial class HelpTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Both_languages_answer_the_same_questions()
    {
        var library = new HelpLibrary();

        Assert.Equal(library.In("fr").Select(q => q.Slug), library.In("en").Select(q => q.Slug));
        Assert.Equal(library.In("fr").Count, library.In("fr").Select(q => q.Slug).Distinct().Count());
        Assert.All(library.In("fr").Concat(library.In("en")), q => Assert.True(q.Answer.Length > 20 && q.Question.Length > 5, q.Slug));
    }

    /// <summary>The questions that people of such services ask; none may go, and their addresses stand in links of the site and of mails.</summary>
    [Theory]
    [InlineData("cest-quoi inscription accueil categories choisir")]
    [InlineData("reglages galerie documents verifications voir-mon-profil tableau-de-bord se-desinscrire")]
    [InlineData("contacter messages prix-appel dans-un-appel video-ne-marche-pas navigateurs")]
    [InlineData("agenda-partage disponibilites")]
    [InlineData("planifier fichier-client titres-client lettre-client attestation-fiscale")]
    [InlineData("fiche approuver-heures historique donner-un-avis facturer equipe plus-tot salle")]
    [InlineData("demander-un-remplacement missions approuver-feuilles remplacants")]
    [InlineData("arnaques bloquer partage-ecran compte-pirate imposteur decision")]
    [InlineData(
        "premier-contact meme-personne absence annuler changer-horaires duree-minimum service-ponctuel paiement factures titres telephone"
    )]
    public void What_people_ask_is_answered_in_both_languages(string slugs)
    {
        var library = new HelpLibrary();
        foreach (var language in new[] { "fr", "en" })
        {
            Assert.DoesNotContain(slugs.Split(' '), slug => library.Find(language, slug) is null);
        }
    }

    [Fact]
    public void Every_picture_is_there_in_both_languages_as_large_as_said_light_and_told_in_words()
    {
        using var app = AppHost.OnSqlite();
        var texts = app.Services.GetRequiredService<IStringLocalizer<HelpTexts>>();
        foreach (var picture in HelpPicture.All)
        {
            Assert.NotNull(new HelpLibrary().Find("fr", picture.Slug));
            Assert.False(InLanguage.Write("en", () => texts[picture.Words]).ResourceNotFound, picture.Words);
            foreach (var language in new[] { "fr", "en" })
            {
                var file = Path.Combine(RepositoryPaths.Root, "wwwroot", picture.Address(language).TrimStart('/'));
                using var image = NetVips.Image.NewFromFile(file);
                Assert.Equal((picture.Width, picture.Height), (image.Width, image.Height));
                Assert.InRange(new FileInfo(file).Length, 1000, 40_000);
            }
        }
    }

    /// <summary>A link into the help from where the question arises leads to an answer.</summary>
    [Fact]
    public void Every_link_into_the_help_leads_to_an_answer()
    {
        var library = new HelpLibrary();
        var sources = new[] { RepositoryPaths.WebProject, Path.Combine(RepositoryPaths.Root, "wwwroot", "js") }
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.*", SearchOption.AllDirectories))
            .Where(file => Path.GetExtension(file) is ".cs" or ".cshtml" or ".js" or ".md")
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "Migrations"));
        var slugs = sources
            .SelectMany(file => HelpLink().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups["slug"].Value)
            .Where(slug => slug != "check")
            .ToHashSet(StringComparer.Ordinal);

        Assert.Contains("video-ne-marche-pas", slugs);
        Assert.DoesNotContain(slugs, slug => library.Find("fr", slug) is null);
    }

    [Theory]
    [InlineData("fr", "caméra cassée", "video-ne-marche-pas")]
    [InlineData("fr", "DESINSCRIRE", "se-desinscrire")]
    [InlineData("fr", "navigateur", "navigateurs")]
    [InlineData("en", "cancel", "annuler")]
    public void A_question_is_found_by_the_words_people_use(string language, string words, string slug)
    {
        Assert.Contains(slug, new HelpLibrary().Search(language, words).Take(3).Select(q => q.Slug));
    }

    [Fact]
    public void Words_that_stand_nowhere_find_nothing_and_no_word_finds_all()
    {
        var library = new HelpLibrary();
        Assert.Empty(library.Search("fr", "zzquokka"));
        Assert.Equal(library.In("fr").Count, library.Search("fr", " ").Count);
    }

    [Fact]
    public void Every_legal_text_stands_in_both_languages_with_the_operators_details()
    {
        var library = new LegalLibrary(Options.Create(new OperatorOptions { Name = "Coopérative Visavis" }), LegalTexts.Embedded());
        foreach (var document in new[] { "terms", "sales", "notice", "cookies", "accessibility" })
        {
            var (french, english) = (library.Versions(document, "fr"), library.Versions(document, "en"));
            Assert.Equal(french.Select(t => (t.Version, t.From)), english.Select(t => (t.Version, t.From)));
            Assert.All(french.Concat(english), t => Assert.DoesNotContain("{", t.Body, StringComparison.Ordinal));
        }

        Assert.Contains("Coopérative Visavis", library.Versions("notice", "fr")[0].Body);
    }

    [Fact]
    public async Task A_complaint_gets_a_number_a_receipt_and_the_day_of_its_answer_and_an_administrator_answers_it()
    {
        await using var site = await TrustSite.StartAsync();
        using var visitor = site.Visitor();

        var sent = await visitor.PostFormAsync(
            "/contact",
            "/contact",
            ("kind", "Complaint"),
            ("email", "nina@exemple.fr"),
            ("words", "Ma facture n’est jamais venue.")
        );
        var page = WebUtility.HtmlDecode(await (await visitor.FollowAsync(sent)).Content.ReadAsStringAsync());
        var request = await site.App.WithDataAsync(db => db.Set<SupportRequest>().SingleAsync(Cancellation));
        Assert.StartsWith("R-", request.Number);
        Assert.Contains(request.Number, page);
        Assert.Contains(request.AnswerBy.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo("fr")), page);
        Assert.Contains(request.Number, Assert.Single(await site.MailsAsync("nina@exemple.fr")).Subject);

        using var administrator = await site.AddModeratorAsync("Ada", asAdministrator: true);
        await administrator.PostFormAsync(
            "/administration/support",
            "/administration/support",
            ("number", request.Number),
            ("answer", "Nous l’avons retrouvée et envoyée.")
        );
        Assert.Contains(await site.MailsAsync("nina@exemple.fr", 2), m => m.Text.Contains("retrouvée", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_accepted_is_kept_with_its_version_hash_and_language()
    {
        await using var site = await TrustSite.StartAsync();
        var account = await site.App.AddAccountAsync("Nina", a => a.TermsAcceptedAt = null);
        using var person = await site.SignInAsync(account.Id);
        await person.PostFormAsync(
            "/account/welcome",
            "/account/welcome",
            ("Input.Category", "Visitor"),
            ("Input.Name", "Nina Petit"),
            ("Input.City", "Lyon"),
            ("Input.AcceptsTerms", "true")
        );

        var accepted = await site.App.WithDataAsync(db => db.Set<TermsAcceptance>().SingleAsync(Cancellation));
        var text = site.Service<LegalLibrary>().Versions("terms", "fr")[0];
        Assert.Equal((1, text.Hash, "fr"), (accepted.TermsVersion, accepted.Hash, accepted.Language));
        Assert.Contains(text.Hash, await TrustSite.ReadAsync(person, "/legal/terms/1"));
    }

    [Fact]
    public void Details_nobody_filled_in_are_named_by_their_keys()
    {
        var missing = new OperatorOptions { Name = "Coopérative Visavis" }
            .Missing()
            .ToList();
        Assert.Contains("Operator:Address", missing);
        Assert.DoesNotContain("Operator:Name", missing);
    }

    [GeneratedRegex("""["'(]/help/(?<slug>[a-z-]+)["')]""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex HelpLink();
}
