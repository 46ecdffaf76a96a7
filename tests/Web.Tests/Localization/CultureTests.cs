using System.Net;
using Visavis.TestSupport.Accounts;
using Visavis.Web.Tests.Hosting;

namespace Visavis.Web.Tests.Localization;

public sealed class CultureTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    [Theory]
    [InlineData("fr", "fr")]
    [InlineData("en-GB,en;q=0.9,fr;q=0.5", "en")]
    [InlineData("de", "fr")]
    [InlineData("", "fr")]
    public async Task The_browser_decides_at_first(string acceptLanguage, string expected)
    {
        using var person = site.NewPerson(acceptLanguage);

        Assert.Equal(expected, await LanguageOfAsync(person, "/"));
    }

    [Fact]
    public async Task The_switch_outlives_the_browsers_wish_and_returns_to_the_same_page()
    {
        using var person = site.NewPerson("fr");

        var answer = await person.PostFormAsync("/culture", "/legal/terms", ("culture", "en"), ("returnUrl", "/legal/terms?a=1"));

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal("/legal/terms?a=1", answer.Headers.Location?.OriginalString);
        Assert.Equal("en", await LanguageOfAsync(person, "/legal/terms"));
    }

    [Fact]
    public async Task The_page_offers_the_way_back_to_itself()
    {
        using var person = site.NewPerson();

        var page = await (await person.GetAsync("/legal/privacy?a=1")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Contains("name=\"returnUrl\" value=\"/legal/privacy?a=1\"", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    public async Task The_way_back_stays_on_this_site(string returnUrl)
    {
        using var person = site.NewPerson();

        var answer = await person.PostFormAsync("/culture", "/legal/terms", ("culture", "en"), ("returnUrl", returnUrl));

        Assert.Equal("/", answer.Headers.Location?.OriginalString);
    }

    [Theory]
    [InlineData("de")]
    [InlineData("../en")]
    public async Task A_language_that_is_not_ours_changes_nothing(string culture)
    {
        using var person = site.NewPerson("en");

        var answer = await person.PostFormAsync("/culture", "/legal/terms", ("culture", culture));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("en", await LanguageOfAsync(person, "/"));
    }

    private static async Task<string> LanguageOfAsync(PersonClient person, string path)
    {
        var page = await (await person.GetAsync(path)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var start = page.IndexOf("lang=\"", StringComparison.Ordinal) + "lang=\"".Length;
        return page.Substring(start, 2);
    }
}
