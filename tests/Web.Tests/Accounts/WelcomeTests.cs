using System.Net;
using Microsoft.EntityFrameworkCore;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Databases;
using Visavis.TestSupport.Hosting;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Tests.Accounts;

[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class WelcomeTests
{
    private const string Page = "/account/welcome";

    private static readonly (string, string)[] Plumber =
    [
        ("Input.Category", "Freelance"),
        ("Input.Name", "Karim Benali"),
        ("Input.City", "lyon"),
        ("Input.Profession", "plombier"),
        ("Input.IsAdult", "true"),
        ("Input.AcceptsTerms", "true"),
    ];

    public static TheoryData<DatabaseProvider> Providers => TestDatabase.Providers;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_professional_is_listed_as_soon_as_the_page_is_complete(DatabaseProvider provider)
    {
        using var database = await TestDatabase.CreateAsync(provider);
        await using var app = AppHost.On(database);
        using var person = new PersonClient(app.StartOnPort());
        var id = await SignInUnfinishedAsync(app, person);

        var answer = await person.PostFormAsync($"{Page}?returnUrl=%2Flegal%2Fterms", Page, Plumber);

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal("/legal/terms", answer.Headers.Location?.OriginalString);
        var account = await app.ReadAccountAsync(id);
        var profile = await app.WithDataAsync(db => db.Professionals.SingleAsync(p => p.Id == id));
        Assert.Equal(AccountCategory.Freelance, account.Category);
        Assert.NotNull(account.TermsAcceptedAt);
        Assert.NotNull(account.AdultConfirmedAt);
        Assert.Equal(
            ("Karim Benali", "plombier", "Lyon", "69"),
            (profile.DisplayName, profile.ProfessionLabel, profile.City, profile.Department)
        );
        Assert.Equal("karim-benali-plombier-lyon", profile.Slug);
        Assert.NotEmpty(profile.ReferenceCode);
        Assert.Equal(HttpStatusCode.OK, (await person.GetAsync("/")).StatusCode);
    }

    [Fact]
    public async Task A_professional_who_was_going_nowhere_is_shown_what_is_missing_to_be_found()
    {
        await using var app = AppHost.OnSqlite();
        using var person = new PersonClient(app.StartOnPort());
        await SignInUnfinishedAsync(app, person);

        var answer = await person.PostFormAsync(Page, Page, Plumber);

        Assert.Equal("/account/profile#steps", answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task A_title_of_the_nomenclature_is_recognised()
    {
        await using var app = AppHost.OnSqlite();
        using var person = new PersonClient(app.StartOnPort());
        var id = await SignInUnfinishedAsync(app, person);
        var title = Visavis.Search.Professions.ProfessionCatalog.Rome.Titles[4711];

        await person.PostFormAsync(Page, Page, With("Input.Profession", title.Feminine));

        Assert.NotNull((await app.WithDataAsync(db => db.Professionals.SingleAsync(p => p.Id == id))).ProfessionCode);
    }

    [Fact]
    public async Task A_visitor_needs_neither_profession_nor_age_and_is_not_listed()
    {
        await using var app = AppHost.OnSqlite();
        using var person = new PersonClient(app.StartOnPort());
        var id = await SignInUnfinishedAsync(app, person);

        var answer = await person.PostFormAsync(
            Page,
            Page,
            ("Input.Category", "Visitor"),
            ("Input.Name", "Léa Roux"),
            ("Input.City", "Saint-Denis 97400"),
            ("Input.AcceptsTerms", "true")
        );

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        var account = await app.ReadAccountAsync(id);
        Assert.Equal("97411", account.CommuneCode);
        Assert.Null(account.AdultConfirmedAt);
        Assert.False(await app.WithDataAsync(db => db.Professionals.AnyAsync(p => p.Id == id)));
    }

    [Fact]
    public async Task A_name_of_several_communes_is_asked_about_and_the_choice_is_kept()
    {
        await using var app = AppHost.OnSqlite();
        using var person = new PersonClient(app.StartOnPort());
        var id = await SignInUnfinishedAsync(app, person);

        var asked = await person.PostFormAsync(Page, Page, With("Input.City", "Saint-Denis"));
        var page = WebUtility.HtmlDecode(await asked.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var answer = await person.PostFormAsync(Page, Page, [.. With("Input.City", "Saint-Denis"), ("Input.CityChoice", "97411")]);

        Assert.Contains("choisissez la vôtre", page, StringComparison.Ordinal);
        Assert.Contains("name=\"Input.CityChoice\" value=\"97411\"", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal("97411", (await app.ReadAccountAsync(id)).CommuneCode);
    }

    [Theory]
    [InlineData("Input.Category", "Emperor", "Choisissez ce que vous êtes")]
    [InlineData("Input.Category", "2", "Choisissez ce que vous êtes")]
    [InlineData("Input.Name", " \u200B ", "Indiquez votre nom")]
    [InlineData("Input.City", "", "Indiquez votre commune")]
    [InlineData("Input.City", "Xyzzy-sur-Nulle-Part", "Nous ne trouvons pas cette commune")]
    [InlineData("Input.City", "Rhône", "Nous ne trouvons pas cette commune")]
    [InlineData("Input.Profession", "--", "Indiquez votre métier")]
    [InlineData("Input.IsAdult", "", "Il faut avoir 18 ans")]
    [InlineData("Input.IsAdult", "maybe", "Il faut avoir 18 ans")]
    [InlineData("Input.AcceptsTerms", "", "Acceptez les conditions")]
    public async Task A_wrong_field_is_explained_the_others_are_kept_and_nothing_is_saved(string field, string value, string expected)
    {
        await using var app = AppHost.OnSqlite();
        using var person = new PersonClient(app.StartOnPort());
        var id = await SignInUnfinishedAsync(app, person);

        var answer = await person.PostFormAsync(Page, Page, With(field, value));
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains(expected, page, StringComparison.Ordinal);
        Assert.Contains(field == "Input.Name" ? "value=\"lyon\"" : "value=\"Karim Benali\"", page, StringComparison.Ordinal);
        Assert.Null((await app.ReadAccountAsync(id)).TermsAcceptedAt);
        Assert.False(await app.WithDataAsync(db => db.Professionals.AnyAsync()));
    }

    [Fact]
    public async Task Too_long_texts_are_refused_and_not_cut()
    {
        await using var app = AppHost.OnSqlite();
        using var person = new PersonClient(app.StartOnPort(), "en");
        await SignInUnfinishedAsync(app, person);

        var name = await person.PostFormAsync(Page, Page, With("Input.Name", new string('a', 81)));
        var profession = await person.PostFormAsync(Page, Page, With("Input.Profession", new string('a', 161)));

        Assert.Contains(
            "80 characters at most",
            await name.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "160 characters at most",
            await profession.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_unfinished_account_can_do_nothing_else()
    {
        await using var app = AppHost.OnSqlite();
        using var person = new PersonClient(app.StartOnPort());
        await SignInUnfinishedAsync(app, person);

        var search = await person.GetAsync("/professionals?what=plombier");
        var script = new HttpRequestMessage(HttpMethod.Get, new Uri(person.Address, "/hub/signaling?v=1"));
        script.Headers.Add("Accept", "*/*");

        Assert.Equal("/account/welcome?returnUrl=%2Fprofessionals%3Fwhat%3Dplombier", search.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.Forbidden, (await person.SendAsync(script)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await person.GetAsync("/legal/terms")).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await person.PostFormAsync("/account/sign-out", Page)).StatusCode);
    }

    [Fact]
    public async Task A_finished_account_is_not_changed_by_sending_the_page_again()
    {
        await using var app = AppHost.OnSqlite();
        using var person = new PersonClient(app.StartOnPort());
        var id = await SignInUnfinishedAsync(app, person);
        var token = await person.AntiforgeryTokenAsync(Page);
        await person.PostFormAsync(Page, Page, Plumber);

        var again = await person.PostFormAsync(Page, "/legal/terms", With("Input.Name", "Quelqu’un d’autre"));

        Assert.NotEmpty(token);
        Assert.Equal(HttpStatusCode.Found, again.StatusCode);
        Assert.Equal("Karim Benali", (await app.ReadAccountAsync(id)).DisplayName);
        Assert.Equal("/", (await person.GetAsync(Page)).Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Two_tabs_that_finish_at_once_make_one_profile()
    {
        await using var app = AppHost.OnSqlite();
        using var person = new PersonClient(app.StartOnPort());
        var id = await SignInUnfinishedAsync(app, person);

        var answers = await Task.WhenAll(person.PostFormAsync(Page, Page, Plumber), person.PostFormAsync(Page, Page, Plumber));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Found, answer.StatusCode));
        Assert.Equal(1, await app.WithDataAsync(db => db.Professionals.CountAsync(p => p.Id == id)));
    }

    [Fact]
    public async Task Signed_out_visitors_are_sent_to_sign_in()
    {
        await using var app = AppHost.OnSqlite();
        using var person = new PersonClient(app.StartOnPort());

        var answer = await person.GetAsync(Page);

        Assert.Equal("/account/sign-in?returnUrl=%2Faccount%2Fwelcome", answer.Headers.Location?.OriginalString);
    }

    private static (string, string)[] With(string field, string value) =>
        [.. Plumber.Select(f => f.Item1 == field ? (field, value) : f).Where(f => f.Item2.Length > 0)];

    private static async Task<Guid> SignInUnfinishedAsync(AppHost app, PersonClient person)
    {
        var account = await app.AddAccountAsync("Karim", a => a.TermsAcceptedAt = null);
        await person.SignInAsDemoAsync(account.Id);
        return account.Id;
    }
}
