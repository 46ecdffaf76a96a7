using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Visavis.TestSupport.Professionals;
using Visavis.Web.Media.Documents;

namespace Visavis.Web.Tests.Hosting;

/// <summary>What tabs, password managers, crawlers and odd file names ask of the site: reported by users of other products.</summary>
public sealed partial class SecondTabTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    [Fact]
    public async Task A_page_can_ask_whether_its_session_still_stands()
    {
        var anne = await site.App.AddProfessionalAsync();
        using var person = site.NewPerson();
        var before = await MarkAsync(person);
        await person.SignInAsDemoAsync(anne.Id);

        var page = await TextAsync(person, "/account/security");
        var during = await MarkAsync(person);
        await person.PostFormAsync("/account/sign-out", "/account/security");

        Assert.Equal("", before);
        Assert.NotEqual("", during);
        Assert.Equal(SessionOfPage().Match(page).Groups["mark"].Value, during);
        Assert.Equal("", await MarkAsync(person));
    }

    [Fact]
    public async Task Password_managers_find_where_a_password_is_changed_and_whose_it_is()
    {
        using var visitor = site.NewPerson();

        var answer = await visitor.GetAsync("/.well-known/change-password");

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.StartsWith("/account/security", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Contains("autocomplete=\"username\"", await TextAsync(visitor, "/account/sign-in"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_blocks_cookies_is_told_that_and_not_that_the_page_is_old()
    {
        var anne = await site.App.AddProfessionalAsync();
        using var visitor = site.NewPerson();
        using var form = new HttpRequestMessage(HttpMethod.Post, new Uri(visitor.Address, "/account/sign-in/demo"))
        {
            Content = new FormUrlEncodedContent([
                new("accountId", $"{anne.Id}"),
                new("__RequestVerificationToken", "of a page that set a cookie"),
            ]),
        };
        form.Headers.TryAddWithoutValidation("Sec-Fetch-Mode", "navigate");
        form.Headers.TryAddWithoutValidation("Sec-Fetch-Site", "same-origin");
        form.Headers.TryAddWithoutValidation("Accept", "text/html");

        var answer = await visitor.SendAsync(form);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(
            "Votre navigateur bloque notre cookie",
            await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("/robots.txt", "text/plain")]
    [InlineData("/sitemap.xml", "application/xml")]
    [InlineData("/favicon.ico", "image/x-icon")]
    public async Task What_crawlers_and_browsers_ask_for_unasked_is_there(string path, string type)
    {
        using var visitor = site.NewPerson();

        var answer = await visitor.GetAsync(path);

        Assert.Equal((HttpStatusCode.OK, type), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
    }

    [Fact]
    public async Task A_page_names_its_address_in_the_other_language()
    {
        var anne = await site.App.AddProfessionalAsync();
        using var visitor = site.NewPerson();
        var profile = $"/V-{anne.ReferenceCode}";

        var page = await TextAsync(visitor, (await visitor.GetAsync(profile)).Headers.Location!.OriginalString);
        var english = EnglishAddress().Match(page).Groups["address"].Value;

        Assert.Contains("lang=\"en\"", await TextAsync(visitor, WebUtility.HtmlDecode(english)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a %22b%22.pdf", "a \"b\"", "a -b.pdf")]
    [InlineData("C:\\devis\\2026.PDF", "2026", "2026.pdf")]
    public void A_file_is_called_as_its_owner_called_it(string sent, string title, string file)
    {
        Assert.Equal(title, DocumentName.Title(sent));
        Assert.Equal(file, DocumentName.Of(title));
    }

    private static async Task<string> MarkAsync(TestSupport.Accounts.PersonClient person)
    {
        using var answer = JsonDocument.Parse(await TextAsync(person, "/account/session"));
        return answer.RootElement.GetProperty("mark").GetString()!;
    }

    private static async Task<string> TextAsync(TestSupport.Accounts.PersonClient person, string path) =>
        await (await person.GetAsync(path)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    [GeneratedRegex("data-session=\"(?<mark>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SessionOfPage();

    [GeneratedRegex("hreflang=\"en\" href=\"(?<address>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex EnglishAddress();
}
