using System.Net;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Hosting;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Hosting;

namespace Visavis.Web.Tests.Accounts;

public sealed class LocalAddressTests
{
    [Theory]
    [InlineData("/professionals?what=électricien", "/professionals?what=%C3%A9lectricien")]
    [InlineData("/a\u202Eb\uD83D\uDE00", "/a%E2%80%AEb%F0%9F%98%80")]
    [InlineData("/%0d%0aX:y?q=%C3%A9", "/%0d%0aX:y?q=%C3%A9")]
    [InlineData("/\r\nSet-Cookie:a=b", "/")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("https://evil.example", "/")]
    [InlineData("javascript:alert(1)", "/")]
    [InlineData("", "/")]
    [InlineData(null, "/")]
    public void What_leads_back_into_the_site_is_fit_for_a_header(string? asked, string expected) =>
        Assert.Equal(expected, LocalAddress.OrHome(asked));

    [Fact]
    public async Task A_word_with_an_accent_is_returned_to_from_every_door()
    {
        await using var app = AppHost.OnSqlite();
        using var person = new PersonClient(app.StartOnPort());
        var account = await app.AddAccountAsync();
        const string Asked = "/professionals?what=électricien";
        const string Expected = "/professionals?what=%C3%A9lectricien";

        var signedIn = await person.SignInAsDemoAsync(account.Id, Asked);
        var again = await person.GetAsync($"/account/sign-in?returnUrl={Uri.EscapeDataString(Asked)}");
        var culture = await person.PostFormAsync("/culture", "/legal/terms", ("culture", "en"), ("returnUrl", Asked));

        Assert.All(
            [signedIn, again, culture],
            answer => Assert.Equal((HttpStatusCode.Found, Expected), (answer.StatusCode, answer.Headers.Location?.OriginalString))
        );
    }
}
