using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Databases;
using Visavis.TestSupport.Hosting;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Professionals;
using Visavis.Web.Tests.Hosting;

namespace Visavis.Web.Tests.Pages;

public sealed class ProfileEditorTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    private const string Page = "/account/profile";

    public static TheoryData<DatabaseProvider> Providers => TestDatabase.Providers;

    [Fact]
    public async Task A_saved_section_says_what_changed_and_the_address_follows()
    {
        var (editor, person) = await ProfileEditorSite.SignInAsync(site.App);
        using var _ = editor;

        var answer = await editor.SendAsync(
            await editor.OpenAsync(Page),
            "Identity",
            ("Name", "Anne  Martin-Dubois\u202E"),
            ("City", "Grenoble"),
            ("OtherProfessions", "Chauffagiste\r\n\r\n plombière \r\nFumiste")
        );

        Assert.Equal("/account/profile#identity", answer.Headers.Location?.OriginalString);
        var page = await editor.ReadAsync(answer);
        Assert.Equal(
            "Enregistré. Modifié : le nom, les autres métiers, la commune.",
            page.QuerySelector("#identity .notice-success")!.TextContent.Replace('\u00a0', ' ')
        );
        var saved = await ReadAsync(person.Id);
        Assert.Equal(("Anne Martin-Dubois", "Grenoble", "38"), (saved.DisplayName, saved.City, saved.Department));
        Assert.Equal(["Chauffagiste", "Fumiste"], saved.OtherProfessions);
        Assert.Equal("anne-martin-dubois-plombiere-grenoble", saved.Slug);
        Assert.Equal("Anne Martin-Dubois", (await site.App.ReadAccountAsync(person.Id)).DisplayName);
        Assert.Contains("Anne Martin-Dubois", page.QuerySelector(".account-menu")!.TextContent, StringComparison.Ordinal);

        // The address of before still leads there.
        var old = await editor.Person.GetAsync(ProfessionalDirectory.ProfilePath(person));
        Assert.Equal(HttpStatusCode.MovedPermanently, old.StatusCode);
        Assert.Equal(ProfessionalDirectory.ProfilePath(saved), old.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task A_commune_of_several_is_asked_about_and_nothing_changes_before_the_answer()
    {
        var (editor, person) = await ProfileEditorSite.SignInAsync(site.App);
        using var _ = editor;

        var asked = await editor.ReadAsync(await editor.SendAsync(await editor.OpenAsync(Page), "Identity", ("City", "Saint-Paul")));
        var before = await ReadAsync(person.Id);
        await editor.SendAsync(asked, "Identity", ("City", "Saint-Paul"), ("CityChoice", "97415"));

        Assert.NotNull(asked.QuerySelector("#identity input[name=CityChoice][value='97415']"));
        Assert.Equal("Lyon", before.City);
        Assert.Equal(("Saint-Paul", "974", "97415"), await PlaceOfAsync(person.Id));
    }

    private async Task<(string, string, string)> PlaceOfAsync(Guid id)
    {
        var saved = await ReadAsync(id);
        return (saved.City, saved.Department, saved.CommuneCode);
    }

    [Fact]
    public async Task Sending_a_section_as_it_was_changes_nothing()
    {
        var (editor, person) = await ProfileEditorSite.SignInAsync(site.App, p => p.ProfessionCode = 17838);
        using var _ = editor;

        foreach (var handler in new[] { "Identity", "Presentation", "Consultation" })
        {
            var page = await editor.ReadAsync(await editor.SendAsync(await editor.OpenAsync(Page), handler));
            Assert.Equal("Rien n’a changé.", page.QuerySelector(".notice-success")!.TextContent.Replace('\u00a0', ' '));
        }

        var saved = await ReadAsync(person.Id);
        Assert.Equal((17838, 0, person.UpdatedAt), (saved.ProfessionCode, saved.Version, saved.UpdatedAt));
    }

    [Theory]
    [InlineData("Identity", "Name", " \u200B", "Indiquez votre nom")]
    [InlineData("Identity", "Profession", "--", "Indiquez votre métier")]
    [InlineData("Identity", "City", "Xyzzy-sur-Nulle-Part", "Nous ne trouvons pas cette commune")]
    [InlineData("Identity", "OtherProfessions", "a\nb\nc\nd\ne\nf", "Gardez 5 autres métiers")]
    [InlineData("Consultation", "Amount", "douze", "Écrivez un montant")]
    [InlineData("Consultation", "Amount", "-3", "Écrivez un montant")]
    [InlineData("Consultation", "Amount", "1,234", "Écrivez un montant")]
    [InlineData("Consultation", "PriceKind", "free", "Vous avez écrit un prix")]
    [InlineData("Consultation", "Languages", "tlh", "Choisissez au moins une langue")]
    [InlineData("JobSearch", "ExperienceYears", "99", "Écrivez un nombre d’années")]
    [InlineData("JobSearch", "AvailableFrom", "demain", "Écrivez une date")]
    [InlineData("JobSearch", "Mobility", "12", "Choisissez une distance")]
    public async Task A_wrong_field_is_explained_beside_it_what_was_typed_is_kept_and_nothing_is_saved(
        string handler,
        string field,
        string value,
        string sentence
    )
    {
        var (editor, person) = await ProfileEditorSite.SignInAsync(site.App, p => p.Category = AccountCategory.JobSeeker);
        using var _ = editor;

        (string, string?)[] changes = field == "PriceKind" ? [("Amount", "45")] : [("PriceKind", "priced")];
        var answer = await editor.SendAsync(await editor.OpenAsync(Page), handler, [(field, value), .. changes]);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = await editor.ReadAsync(answer);
        var error = Assert.Single(page.QuerySelectorAll(".field-error"), e => e.TextContent.Length > 0);
        Assert.StartsWith(sentence, error.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector($"[aria-describedby~='{error.Id}']"));
        Assert.NotNull(page.QuerySelector(".notice-error[role=alert]"));
        Assert.Equal(0, (await ReadAsync(person.Id)).Version);
    }

    [Fact]
    public async Task A_presentation_is_shown_before_it_is_saved()
    {
        var (editor, person) = await ProfileEditorSite.SignInAsync(site.App);
        using var _ = editor;
        const string Text = "Bonjour **à tous**\n\n[ici](javascript:alert(1)) <script>alert(2)</script>";

        var form = FormOf(await editor.OpenAsync(Page), "Presentation");
        var page = await editor.ReadAsync(await editor.SendAsync(form, "/account/profile?handler=Preview", ("Text", Text)));

        var preview = page.QuerySelector("#presentation-preview .prose")!;
        Assert.Equal("à tous", preview.QuerySelector("strong")!.TextContent);
        Assert.Empty(preview.QuerySelectorAll("script, a"));
        Assert.Equal(Text, page.QuerySelector("#presentation-text")!.TextContent);
        Assert.Equal("Je répare les fuites.", (await ReadAsync(person.Id)).Presentation);

        var saved = await editor.ReadAsync(await editor.SendAsync(page, "Presentation"));
        Assert.Contains("présentation", saved.QuerySelector("#presentation .notice-success")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(Text, (await ReadAsync(person.Id)).Presentation);
    }

    [Fact]
    public async Task A_presentation_has_a_limit_which_counts_line_ends_once()
    {
        var (editor, person) = await ProfileEditorSite.SignInAsync(site.App);
        using var _ = editor;
        var longest = string.Concat(Enumerable.Repeat("abcd\r\n", 800)).TrimEnd() + "e";

        var refused = await editor.ReadAsync(await editor.SendAsync(await editor.OpenAsync(Page), "Presentation", ("Text", longest + "f")));
        Assert.Contains("4000", refused.QuerySelector("#presentation-text-error")!.TextContent, StringComparison.Ordinal);

        await editor.SendAsync(await editor.OpenAsync(Page), "Presentation", ("Text", longest));
        Assert.Equal(4000, (await ReadAsync(person.Id)).Presentation.Length);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Of_two_tabs_the_second_is_told_while_other_sections_go_on(DatabaseProvider provider)
    {
        using var database = await TestDatabase.CreateAsync(provider);
        await using var app = AppHost.On(database);
        app.StartOnPort();
        var (editor, person) = await ProfileEditorSite.SignInAsync(app);
        using var _ = editor;
        var (first, second) = (await editor.OpenAsync(Page), await editor.OpenAsync(Page));

        await editor.SendAsync(first, "Presentation", ("Text", "Du premier onglet."));
        var conflict = await editor.SendAsync(second, "Presentation", ("Text", "Du second."));
        var other = await editor.SendAsync(second, "Consultation", ("PriceKind", "free"));

        Assert.Equal(HttpStatusCode.Conflict, conflict.StatusCode);
        Assert.Equal(HttpStatusCode.Found, other.StatusCode);
        var page = await editor.ReadAsync(conflict);
        Assert.Contains("modifiée ailleurs", page.QuerySelector("#presentation [role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Du second.", page.QuerySelector("#presentation-text")!.TextContent);
        var stored = await app.WithDataAsync(db => db.Professionals.SingleAsync(p => p.Id == person.Id));
        Assert.Equal(("Du premier onglet.", 0), (stored.Presentation, stored.PriceCents));

        // Sent again after being told, it is meant.
        await editor.SendAsync(page, "Presentation");
        Assert.Equal("Du second.", (await app.WithDataAsync(db => db.Professionals.SingleAsync(p => p.Id == person.Id))).Presentation);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Sections_saved_at_the_same_moment_are_all_kept(DatabaseProvider provider)
    {
        using var database = await TestDatabase.CreateAsync(provider);
        await using var app = AppHost.On(database);
        app.StartOnPort();
        var (editor, person) = await ProfileEditorSite.SignInAsync(app, p => p.Category = AccountCategory.JobSeeker);
        using var _ = editor;
        var page = await editor.OpenAsync(Page);

        var answers = await Task.WhenAll(
            editor.SendAsync(page, "Identity", ("Name", "Anne Dubois")),
            editor.SendAsync(page, "Presentation", ("Text", "Nouvelle.")),
            editor.SendAsync(page, "Consultation", ("PriceKind", "free")),
            editor.SendAsync(page, "JobSearch", ("ExperienceYears", "7"), ("Mobility", "1000"))
        );

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Found, answer.StatusCode));
        var stored = await app.WithDataAsync(db => db.Professionals.Include(p => p.JobSearch).SingleAsync(p => p.Id == person.Id));
        Assert.Equal(("Anne Dubois", "Nouvelle.", 0), (stored.DisplayName, stored.Presentation, stored.PriceCents));
        Assert.Equal((7, JobSearch.Anywhere), (stored.JobSearch!.ExperienceYears, stored.JobSearch.MobilityKm));
    }

    [Fact]
    public async Task A_visitor_gives_an_address_for_invoices_and_nothing_else()
    {
        var account = await site.App.AddAccountAsync(change: a => a.CommuneCode = "69123");
        using var editor = await ProfileEditorSite.SignInAsync(site.Address, account.Id);
        var page = await editor.OpenAsync(Page);
        Assert.Equal(["identity", "category"], page.QuerySelectorAll(".manage-section").Select(s => s.Id));
        Assert.Contains("que pour les factures", page.QuerySelector("#identity")!.TextContent, StringComparison.Ordinal);

        var refused = await editor.ReadAsync(await editor.SendAsync(page, "Visitor", ("PostalCode", "690")));
        Assert.Equal("Un code postal a cinq chiffres.", refused.QuerySelector("#postal-code-error")!.TextContent);
        await editor.SendAsync(page, "Visitor", ("Name", "Léa Roux"), ("AddressLine", "3 rue des Lilas"), ("PostalCode", "69 003"));

        var saved = await site.App.ReadAccountAsync(account.Id);
        Assert.Equal(("Léa Roux", "3 rue des Lilas", "69003"), (saved.DisplayName, saved.AddressLine, saved.PostalCode));
        Assert.Equal("69123", saved.CommuneCode);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await editor.SendAsync(FormOf(page, "Visitor"), "/account/profile?handler=Presentation")).StatusCode
        );
    }

    [Fact]
    public async Task A_form_for_no_section_changes_nothing_and_shows_the_page()
    {
        var (editor, person) = await ProfileEditorSite.SignInAsync(site.App);
        using var _ = editor;

        var answer = await editor.SendAsync(FormOf(await editor.OpenAsync(Page), "Identity"), "/account/profile?handler=Nothing");

        Assert.Equal(Page, answer.Headers.Location?.OriginalString);
        Assert.Equal(0, (await ReadAsync(person.Id)).Version);
    }

    [Fact]
    public async Task Only_job_seekers_have_a_job_search()
    {
        var (editor, _) = await ProfileEditorSite.SignInAsync(site.App);
        using var closing = editor;
        var page = await editor.OpenAsync(Page);

        Assert.Null(page.QuerySelector("#job-search"));
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await editor.SendAsync(FormOf(page, "Identity"), "/account/profile?handler=JobSearch")).StatusCode
        );
    }

    [Fact]
    public async Task The_editor_reads_in_English()
    {
        var (editor, _) = await ProfileEditorSite.SignInAsync(site.App, language: "en");
        using var closing = editor;

        var page = await editor.ReadAsync(await editor.SendAsync(await editor.OpenAsync(Page), "Consultation", ("PriceKind", "free")));

        Assert.Equal(
            "Saved. Changed: the price of a consultation.",
            page.QuerySelector(".notice-success")!.TextContent.Replace('\u00a0', ' ')
        );
    }

    private static IHtmlFormElement FormOf(IDocument page, string handler) =>
        page.QuerySelector<IHtmlFormElement>($"form[action*={handler}]")!;

    private Task<Professional> ReadAsync(Guid id) => site.App.WithDataAsync(db => db.Professionals.SingleAsync(p => p.Id == id));
}
