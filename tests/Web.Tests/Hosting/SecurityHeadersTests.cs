using System.Text.RegularExpressions;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Hosting;

namespace Visavis.Web.Tests.Hosting;

public sealed partial class SecurityHeadersTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/account/sign-in")]
    [InlineData("/no-such-page")]
    [InlineData("/health/live")]
    [InlineData("/account/welcome")]
    public async Task Every_answer_says_what_browsers_may_do_with_it(string path)
    {
        using var person = site.NewPerson();

        var answer = await person.GetAsync(path);

        var policy = Header(answer, "Content-Security-Policy");
        Assert.Contains("default-src 'self'", policy, StringComparison.Ordinal);
        Assert.Contains("object-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("base-uri 'self'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("form-action 'self'", policy, StringComparison.Ordinal);
        Assert.Contains($"connect-src 'self' ws://{site.Address.Authority}", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Header(answer, "X-Content-Type-Options"));
        Assert.Equal("strict-origin-when-cross-origin", Header(answer, "Referrer-Policy"));
        Assert.Equal("same-origin", Header(answer, "Cross-Origin-Opener-Policy"));
        Assert.Contains(
            "camera=(self), microphone=(self), display-capture=(self)",
            Header(answer, "Permissions-Policy"),
            StringComparison.Ordinal
        );
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Theory]
    [InlineData("/lib/icons.svg")]
    [InlineData("/lib/figtree-latin.woff2")]
    [InlineData("/css/base.css")]
    [InlineData("/js/pages/site.js")]
    public async Task A_file_opened_by_itself_may_do_nothing(string path)
    {
        using var person = site.NewPerson();

        var answer = await person.GetAsync(path);

        Assert.Equal("default-src 'none'; frame-ancestors 'none'", Header(answer, "Content-Security-Policy"));
        Assert.Equal("nosniff", Header(answer, "X-Content-Type-Options"));
        Assert.Equal("same-origin", Header(answer, "Cross-Origin-Resource-Policy"));
        Assert.False(answer.Headers.Contains("Permissions-Policy"));
    }

    [Fact]
    public async Task The_import_map_alone_carries_the_nonce_and_each_answer_has_its_own()
    {
        using var person = site.NewPerson();

        var (first, second) = (await NonceOfAsync(person), await NonceOfAsync(person));

        Assert.NotEqual(first, second);
    }

    [Fact]
    public async Task What_a_signed_in_person_saw_is_not_stored_but_files_are()
    {
        using var person = site.NewPerson();
        var account = await site.App.AddAccountAsync();
        await person.SignInAsDemoAsync(account.Id);

        Assert.Contains("no-store", Header(await person.GetAsync("/legal/terms"), "Cache-Control"), StringComparison.Ordinal);
        Assert.Contains("no-store", Header(await person.GetAsync("/health/ready"), "Cache-Control"), StringComparison.Ordinal);
        Assert.DoesNotContain("no-store", Header(await person.GetAsync("/lib/icons.svg"), "Cache-Control"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Production_asks_for_https_from_now_on_when_the_named_proxy_speaks_it()
    {
        await using var app = AppHost.OnSqlite(
            "Production",
            new Dictionary<string, string> { ["ReverseProxy:Addresses:0"] = "127.0.0.0/8" }
        );
        var port = app.StartOnPort().Port;
        using var person = new PersonClient(new Uri($"http://127.0.0.1:{port}/"));

        var answer = await person.SendAsync(Forwarded(port));

        Assert.Equal("max-age=31536000", Header(answer, "Strict-Transport-Security"));
        Assert.Contains("wss://visavis.example", Header(answer, "Content-Security-Policy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_elses_word_on_scheme_and_address_is_believed()
    {
        await using var app = AppHost.OnSqlite("Production");
        var port = app.StartOnPort().Port;
        using var person = new PersonClient(new Uri($"http://127.0.0.1:{port}/"));

        var answer = await person.SendAsync(Forwarded(port));

        Assert.False(answer.Headers.Contains("Strict-Transport-Security"));
    }

    private static HttpRequestMessage Forwarded(int port)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"http://127.0.0.1:{port}/legal/terms"));
        request.Headers.Host = "visavis.example";
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("X-Forwarded-For", "203.0.113.9");
        return request;
    }

    private static string Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : throw new InvalidOperationException($"No {name}.");

    private static async Task<string> NonceOfAsync(PersonClient person)
    {
        var answer = await person.GetAsync("/legal/terms");
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var nonce = NonceAttribute().Match(page).Groups["nonce"].Value;
        Assert.Contains($"script-src 'self' 'nonce-{nonce}';", Header(answer, "Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Single(NonceAttribute().Matches(page));
        return nonce;
    }

    [GeneratedRegex("""<script type="importmap" nonce="(?<nonce>[^"]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NonceAttribute();
}
