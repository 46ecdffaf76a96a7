using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Visavis.Signaling.Connections;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Hosting;
using Visavis.TestSupport.Professionals;

namespace Visavis.Web.Tests.Accounts;

[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class DemoSignInTests
{
    private const string SignInPage = "/account/sign-in";

    [Fact]
    public async Task The_demo_list_shows_name_and_profession_and_signs_in()
    {
        await using var app = AppHost.OnSqlite();
        using var person = new PersonClient(app.StartOnPort());
        var plumber = await app.AddProfessionalAsync();
        await app.AddAccountAsync("Paul Petit");

        var page = await ParseAsync(await person.GetAsync(SignInPage));
        var buttons = page.QuerySelectorAll(".person").Select(b => b.TextContent.Trim()).ToList();
        var back = await person.SignInAsDemoAsync(plumber.Id, "/legal/terms");

        Assert.Contains(
            buttons,
            b => b.Contains("Anne Martin", StringComparison.Ordinal) && b.Contains("Plombière", StringComparison.Ordinal)
        );
        Assert.Contains(
            buttons,
            b => b.Contains("Paul Petit", StringComparison.Ordinal) && b.Contains("Visiteur", StringComparison.Ordinal)
        );
        Assert.Equal("/legal/terms", back.Headers.Location?.OriginalString);
        var terms = await ParseAsync(await person.FollowAsync(back));
        Assert.Contains("Anne Martin", terms.QuerySelector(".account-menu")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_demo_accounts_can_be_signed_in_as_and_only_they_are_listed()
    {
        await using var app = AppHost.OnSqlite();
        using var person = new PersonClient(app.StartOnPort());
        await app.AddAccountAsync("Une Démo");
        var real = await app.AddAccountAsync("Une Vraie", a => a.IsDemo = false);

        var page = await (await person.GetAsync(SignInPage)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var answer = await person.PostFormAsync("/account/sign-in/demo", SignInPage, ("accountId", real.Id.ToString()));

        Assert.DoesNotContain("Une Vraie", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.False(person.HasSession);
    }

    [Fact]
    public async Task Outside_Development_the_demo_sign_in_does_not_exist_even_with_demo_accounts()
    {
        await using var app = AppHost.OnSqlite("Production");
        using var person = new PersonClient(app.StartOnPort());
        var demo = await app.AddAccountAsync("Une Démo");

        var page = await person.GetAsync(SignInPage);
        var answer = await person.PostFormAsync("/account/sign-in/demo", SignInPage, ("accountId", demo.Id.ToString()));

        Assert.DoesNotContain(
            "Une Démo",
            await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
        AssertAbsent(answer);
        Assert.DoesNotContain(
            app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>(),
            endpoint => endpoint.RoutePattern.RawText?.Contains("demo", StringComparison.OrdinalIgnoreCase) == true
        );
        Assert.False(person.HasSession);
    }

    [Theory]
    [InlineData("127.0.0.1", "localhost")]
    [InlineData("localhost", "127.0.0.1")]
    public async Task The_second_tab_is_the_same_page_on_the_other_loopback_name(string here, string there)
    {
        await using var app = AppHost.OnSqlite();
        var port = app.StartOnPort().Port;
        using var person = new PersonClient(new Uri($"http://127.0.0.1:{port}/"));
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"http://127.0.0.1:{port}{SignInPage}"));
        request.Headers.Host = $"{here}:{port}";

        var page = await ParseAsync(await person.SendAsync(request));

        Assert.Equal($"http://{there}:{port}{SignInPage}", page.QuerySelector("a[target=_blank]")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Without_keys_there_is_no_Google_button_and_no_Google_address()
    {
        await using var app = AppHost.OnSqlite();
        using var person = new PersonClient(app.StartOnPort());

        var page = await ParseAsync(await person.GetAsync(SignInPage));
        var challenge = await person.PostFormAsync("/account/sign-in/google", SignInPage);
        var callback = await person.GetAsync("/account/sign-in/google/callback?code=a&state=b");

        Assert.Null(page.QuerySelector("form[action='/account/sign-in/google']"));
        AssertAbsent(challenge);
        AssertAbsent(callback);
    }

    [Fact]
    public async Task Signing_out_ends_the_session()
    {
        await using var app = AppHost.OnSqlite();
        using var person = new PersonClient(app.StartOnPort());
        var account = await app.AddAccountAsync();
        await person.SignInAsDemoAsync(account.Id);

        var byGet = await person.GetAsync("/account/sign-out");
        Assert.True(person.HasSession);
        var answer = await person.PostFormAsync("/account/sign-out", "/legal/terms");

        AssertAbsent(byGet);
        Assert.Equal("/", answer.Headers.Location?.OriginalString);
        Assert.False(person.HasSession);
    }

    [Fact]
    public async Task Signing_out_ends_what_the_session_had_opened()
    {
        var connections = new ClosedConnections();
        await using var app = AppHost.OnSqlite("Development", services: services => services.AddSingleton<IUserConnections>(connections));
        using var person = new PersonClient(app.StartOnPort());
        var account = await app.AddAccountAsync();
        await person.SignInAsDemoAsync(account.Id);

        await person.PostFormAsync("/account/sign-out", "/legal/terms");

        Assert.Equal([account.Id], connections.People);
    }

    [Fact]
    public async Task Session_cookies_are_for_this_host_alone_secure_and_out_of_reach_of_scripts()
    {
        await using var app = AppHost.OnSqlite();
        using var person = new PersonClient(app.StartOnPort());
        var account = await app.AddAccountAsync();

        var answer = await person.SignInAsDemoAsync(account.Id);

        var cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("__Host-visavis=", StringComparison.Ordinal));
        Assert.Contains("; path=/;", cookie, StringComparison.Ordinal);
        Assert.Contains("; secure", cookie, StringComparison.Ordinal);
        Assert.Contains("; httponly", cookie, StringComparison.Ordinal);
        Assert.Contains("; samesite=lax", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain("domain=", cookie, StringComparison.Ordinal);
    }

    /// <summary>Unpublished, the static files have a catch-all for GET, with which routing answers 405 for other methods.</summary>
    private static void AssertAbsent(HttpResponseMessage answer) =>
        Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.NotFound, HttpStatusCode.MethodNotAllowed });

    private static async Task<IDocument> ParseAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return await BrowsingContext.New().OpenAsync(page => page.Content(text), TestContext.Current.CancellationToken);
    }

    private sealed class ClosedConnections : IUserConnections
    {
        public List<Guid> People { get; } = [];

        public Task AbortAsync(Guid userId)
        {
            People.Add(userId);
            return Task.CompletedTask;
        }
    }
}
