using AngleSharp.Dom;
using Visavis.Web.Professionals;

namespace Visavis.Web.Tests.Pages;

public sealed class StructureTests(FilledSite site) : IClassFixture<FilledSite>
{
    public static TheoryData<string, string> Pages
    {
        get
        {
            var pages = new TheoryData<string, string>();
            foreach (var language in new[] { "fr", "en" })
            {
                pages.Add("/", language);
                pages.Add("/professionals", language);
                pages.Add("/professionals?what=plombier&where=Lyon&page=2", language);
                pages.Add("/professionals?what=avocat&where=Lyon", language);
                pages.Add("profile", language);
            }

            return pages;
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_is_whole_for_those_who_cannot_see_it(string path, string language)
    {
        var page = await site.OpenAsync(path == "profile" ? ProfessionalDirectory.ProfilePath(site.People[0]) : path, language);

        Assert.Equal(language, page.DocumentElement.GetAttribute("lang"));
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.Single(page.QuerySelectorAll("main"));
        Assert.NotEmpty(page.Title!);
        var ids = page.QuerySelectorAll("[id]").Select(e => e.Id!).ToList();
        Assert.Equal(ids.Distinct().Count(), ids.Count);
        Assert.All(page.QuerySelectorAll("input:not([type=hidden]), select, textarea"), field => Assert.NotEmpty(LabelOf(page, field)));
        Assert.All(page.QuerySelectorAll("button, a[href]"), control => Assert.NotEmpty(NameOf(control)));
        Assert.All(page.QuerySelectorAll("img"), picture => Assert.True(picture.HasAttribute("alt")));
        Assert.Empty(
            page.QuerySelectorAll(
                "[style], style, [onclick], script:not([src]):not([type=importmap]):not([type='application/json']):not([type='application/ld+json'])"
            )
        );
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/professionals?what=plombier")]
    [InlineData("profile")]
    [InlineData("booking")]
    [InlineData("/ranking")]
    [InlineData("/help")]
    [InlineData("/help/fiche")]
    [InlineData("/help/check")]
    [InlineData("/contact")]
    [InlineData("/report")]
    [InlineData("/safety")]
    [InlineData("/legal/notice")]
    [InlineData("/legal/terms")]
    [InlineData("/legal/sales")]
    [InlineData("/legal/privacy")]
    [InlineData("/legal/cookies")]
    [InlineData("/legal/accessibility")]
    public async Task What_search_engines_may_read_says_in_a_line_what_it_is(string path)
    {
        var person = site.People.First(p => p.Presentation.Length > 0);
        var page = await site.OpenAsync(
            path switch
            {
                "profile" => ProfessionalDirectory.ProfilePath(person),
                "booking" => $"/book/{person.ReferenceCode}",
                _ => path,
            },
            "fr"
        );

        var description = page.QuerySelector("meta[name=description]")?.GetAttribute("content") ?? "";
        Assert.InRange(description.Length, 20, 160);
        Assert.DoesNotContain('\n', description);
    }

    [Fact]
    public async Task Switching_the_language_returns_to_the_same_page()
    {
        using var person = site.Site.NewPerson();
        const string Here = "/professionals?what=plombier&where=Lyon";

        var response = await person.PostFormAsync("/culture", Here, ("culture", "en"), ("returnUrl", Here));

        Assert.Equal(Here, response.Headers.Location?.OriginalString);
        var page = await DirectorySite.OpenAsync(person, Here);
        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public async Task The_chosen_theme_is_in_the_page_itself()
    {
        using var person = site.Site.NewPerson();

        var response = await person.PostFormAsync("/theme", "/", ("theme", "dark"), ("returnUrl", "//elsewhere.example"));

        Assert.Equal("/", response.Headers.Location?.OriginalString);
        var page = await DirectorySite.OpenAsync(person, "/");
        Assert.Equal("dark", page.DocumentElement.GetAttribute("data-theme"));
    }

    [Fact]
    public async Task A_page_that_does_not_exist_stays_where_it_is()
    {
        using var person = site.Site.NewPerson();
        var response = await person.GetAsync("/nowhere?a=1");
        var html = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Contains("href=\"/nowhere?a=1#main\"", html, StringComparison.Ordinal);
        Assert.Contains("name=\"returnUrl\" value=\"/nowhere?a=1\"", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/portraits/404941064.svg")]
    public async Task Pages_and_portraits_travel_compressed(string path)
    {
        using var person = site.Site.NewPerson();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(site.Site.Address, path));
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "br");

        var response = await person.SendAsync(request);

        Assert.Equal(["br"], response.Content.Headers.ContentEncoding);
    }

    [Fact]
    public async Task A_theme_nobody_made_is_refused()
    {
        using var person = site.Site.NewPerson();

        var response = await person.PostFormAsync("/theme", "/", ("theme", "sepia"));

        Assert.Equal(System.Net.HttpStatusCode.BadRequest, response.StatusCode);
        Assert.DoesNotContain(person.Cookies.Keys, name => name.Contains("theme", StringComparison.Ordinal));
    }

    private static string LabelOf(IDocument page, IElement field) =>
        field.GetAttribute("aria-label") ?? page.QuerySelector($"label[for='{field.Id}']")?.TextContent.Trim() ?? "";

    private static string NameOf(IElement control) => control.GetAttribute("aria-label") ?? control.TextContent.Trim();
}
