using System.Net;
using System.Text;
using Visavis.TestSupport.Accounts;

namespace Visavis.Web.Tests.Hosting;

/// <summary>Odd requests and what is missing: the right status, and no failure of ours.</summary>
public sealed class TroubleTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    [Fact]
    public async Task A_body_in_an_unknown_writing_is_refused_as_such()
    {
        using var person = site.NewPerson();
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes("culture=en"));
        content.Headers.TryAddWithoutValidation("Content-Type", "application/x-www-form-urlencoded; charset=klingon");

        var answer = await person.SendAsync(
            new HttpRequestMessage(HttpMethod.Post, new Uri(site.Address, "/culture")) { Content = content }
        );

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
    }

    [Theory]
    [InlineData("/robots.txt", "text/plain", "Sitemap: ")]
    [InlineData("/sitemap.xml", "application/xml", "<loc>")]
    public async Task Programs_find_what_they_look_for(string path, string type, string words)
    {
        using var program = site.NewPerson();

        var answer = await program.GetAsync(path);

        Assert.Equal(type, answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains(words, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_mark_is_there_under_its_old_name_too()
    {
        using var program = site.NewPerson();

        var icon = await (await program.GetAsync("/favicon.ico")).Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

        Assert.Equal([0, 0, 1, 0], icon[..4]);
        Assert.Equal("PNG"u8.ToArray(), icon[23..26]);
    }

    [Fact]
    public async Task Sign_in_leads_back_into_this_site_whatever_host_was_asked_for()
    {
        using var person = site.NewPerson();
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(site.Address, "/account/profile"));
        request.Headers.Host = "evil.example";

        var answer = await person.SendAsync(request);

        Assert.StartsWith("/account/sign-in", answer.Headers.Location?.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sign_in_says_what_it_is_for()
    {
        using var person = site.NewPerson();

        var page = await (await person.GetAsync("/account/sign-in?returnUrl=/calls")).Content.ReadAsStringAsync(
            TestContext.Current.CancellationToken
        );

        Assert.Contains("Connectez-vous pour voir vos appels.", page, StringComparison.Ordinal);
    }
}
