using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Google;
using Visavis.TestSupport.Hosting;
using static Visavis.Web.Tests.Accounts.GoogleJourney;

namespace Visavis.Web.Tests.Accounts;

/// <summary>Every way in which an answer that claims to come from Google proves nothing.</summary>
public sealed class GoogleRefusalTests : IClassFixture<GoogleSite>
{
    private readonly GoogleSite site;

    public GoogleRefusalTests(GoogleSite site)
    {
        this.site = site;
        site.Google.Reset();
        site.Log.Clear();
    }

    public static TheoryData<string> HostileTokens =>
        new(
            "no nonce",
            "other nonce",
            "other audience",
            "no audience",
            "a second audience",
            "an empty list of audiences",
            "other issuer",
            "no issuer",
            "alg none",
            "other key",
            "expired",
            "expired a moment ago",
            "for later",
            "no expiry",
            "from the future",
            "no subject",
            "endless subject",
            "an age that is none",
            "not a token",
            "no token"
        );

    [Theory]
    [MemberData(nameof(HostileTokens))]
    public async Task A_hostile_token_gives_no_session_and_one_audit_line(string kind)
    {
        Bend(kind);
        using var person = site.NewPerson();

        await AssertRefusedAsync(person, await SignInAsync(person));
    }

    [Theory]
    [InlineData("500")]
    [InlineData("garbage")]
    [InlineData("list")]
    [InlineData("empty")]
    public async Task A_token_endpoint_in_trouble_gives_no_session_and_one_audit_line(string trouble)
    {
        site.Google.AnswerTokenRequest = context =>
            trouble switch
            {
                "500" => Answer(context, 500, "boom"),
                "garbage" => Answer(context, 200, "<html>what?"),
                "list" => Answer(context, 200, "[1]"),
                _ => Answer(context, 200, ""),
            };
        using var person = site.NewPerson();

        await AssertRefusedAsync(person, await SignInAsync(person));
    }

    [Fact]
    public async Task A_provider_that_is_away_and_one_that_never_answers_are_given_up()
    {
        site.Google.AnswerTokenRequest = context =>
            Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        var impatient = new Dictionary<string, string>(site.Google.Settings) { ["Google:Timeout"] = "00:00:01" };
        await using var app = AppHost.OnSqlite("Production", impatient);
        using var person = new PersonClient(app.StartOnPort());
        site.Google.IsAway = true;
        var away = await person.PostFormAsync("/account/sign-in/google", GoogleJourney.SignInPage, ("returnUrl", "/legal/terms"));
        Assert.Equal($"{GoogleJourney.SignInPage}?problem=google-failed&returnUrl=%2Flegal%2Fterms", away.Headers.Location?.OriginalString);

        site.Google.IsAway = false;
        var page = await person.FollowAllAsync(await SignInAsync(person));

        Assert.False(person.HasSession);
        Assert.Contains("La connexion avec Google n’a pas abouti", await ReadAsync(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_state_gives_no_session()
    {
        using var person = site.NewPerson();

        await AssertRefusedAsync(
            person,
            await SignInAsync(person, change: callback => WithQuery(callback, "state", s => s[..^4] + "AAAA"))
        );
    }

    [Fact]
    public async Task A_missing_state_gives_no_session()
    {
        using var person = site.NewPerson();

        await AssertRefusedAsync(person, await SignInAsync(person, change: callback => WithQuery(callback, "state", _ => null)));
    }

    [Fact]
    public async Task An_answer_meant_for_another_browser_gives_no_session()
    {
        using var person = site.NewPerson();
        using var other = site.NewPerson();
        var callback = await ReachCallbackAsync(person, "/");

        var back = await other.SendAsync(new HttpRequestMessage(HttpMethod.Get, callback));

        await AssertRefusedAsync(other, back);
    }

    [Fact]
    public async Task A_code_works_once_even_with_the_cookies_of_the_first_time()
    {
        using var person = site.NewPerson();
        var callback = await ReachCallbackAsync(person, "/");
        var cookies = person.Cookies.ToList();
        await person.SendAsync(new HttpRequestMessage(HttpMethod.Get, callback));
        Assert.True(person.HasSession);

        using var thief = site.NewPerson();
        cookies.ForEach(cookie => thief.Cookies[cookie.Key] = cookie.Value);
        var again = await thief.SendAsync(new HttpRequestMessage(HttpMethod.Get, callback));

        await AssertRefusedAsync(thief, again);
    }

    [Fact]
    public async Task Somebody_who_says_no_at_Google_is_told_so_calmly()
    {
        site.Google.AuthorizationError = "access_denied";
        using var person = site.NewPerson();

        var page = await person.FollowAllAsync(await SignInAsync(person));

        Assert.False(person.HasSession);
        Assert.Contains("Vous avez interrompu la connexion avec Google", await ReadAsync(page), StringComparison.Ordinal);
        Assert.Equal("access_denied", Reason(Assert.Single(site.Log.Audit)));
    }

    [Fact]
    public async Task A_refusal_speaks_the_readers_language()
    {
        site.Google.MakeToken = _ => "nonsense";
        using var person = site.NewPerson("en");

        var page = await person.FollowAllAsync(await SignInAsync(person));

        Assert.Contains("Signing in with Google did not work", await ReadAsync(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_log_line_quotes_the_person_or_the_token()
    {
        using var good = site.NewPerson();
        await SignInAsync(good);
        Bend("other nonce");
        using var bad = site.NewPerson();
        await SignInAsync(bad);

        var all = string.Join('\n', site.Log.Lines);
        Assert.DoesNotContain(site.Google.Person.Email, all, StringComparison.Ordinal);
        Assert.DoesNotContain(site.Google.Person.Name, all, StringComparison.Ordinal);
        Assert.DoesNotContain("eyJ", all, StringComparison.Ordinal);
    }

    private static Task Answer(HttpContext context, int status, string body)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsync(body);
    }

    private static Uri WithQuery(Uri address, string name, Func<string, string?> change)
    {
        var query = QueryHelpers.ParseQuery(address.Query).ToDictionary(q => q.Key, q => (string?)q.Value.ToString());
        query[name] = change(query[name]!);
        return new Uri(QueryHelpers.AddQueryString(address.GetLeftPart(UriPartial.Path), query));
    }

    private static string Reason(string auditLine) => auditLine.Split(", ")[1].Split(' ')[0];

    private void Bend(string kind)
    {
        var google = site.Google;
        google.ChangeClaims = kind switch
        {
            "no nonce" => claims => claims.Remove("nonce"),
            "other nonce" => claims => claims["nonce"] = "AAAAAAAAAAAAAAAAAAAAAA",
            "other audience" => claims => claims["aud"] = "other.apps.googleusercontent.com",
            "no audience" => claims => claims.Remove("aud"),
            "a second audience" => claims => claims["aud"] = new JsonArray(GoogleStandIn.ClientId, "other.apps.googleusercontent.com"),
            "an empty list of audiences" => claims => claims["aud"] = new JsonArray(),
            "other issuer" => claims => claims["iss"] = "https://issuer.example",
            "no issuer" => claims => claims.Remove("iss"),
            "expired" => claims => claims["exp"] = DateTimeOffset.UtcNow.AddMinutes(-1).ToUnixTimeSeconds(),
            "expired a moment ago" => claims => claims["exp"] = DateTimeOffset.UtcNow.AddSeconds(-1).ToUnixTimeSeconds(),
            "for later" => claims => claims["nbf"] = DateTimeOffset.UtcNow.AddMinutes(5).ToUnixTimeSeconds(),
            "no expiry" => claims => claims.Remove("exp"),
            "from the future" => claims => claims["iat"] = DateTimeOffset.UtcNow.AddMinutes(5).ToUnixTimeSeconds(),
            "no subject" => claims => claims.Remove("sub"),
            "endless subject" => claims => claims["sub"] = new string('1', 256),
            "an age that is none" => claims => claims["auth_time"] = "yesterday",
            _ => null,
        };
        google.MakeToken = kind switch
        {
            "alg none" => IdTokenForge.WithoutSignature,
            "other key" => IdTokenForge.SignWithAnotherKey,
            "not a token" => _ => "nonsense",
            _ => null,
        };
        google.AnswerTokenRequest = kind == "no token" ? context => Answer(context, 200, """{"access_token":"a"}""") : null;
    }

    private async Task AssertRefusedAsync(PersonClient person, HttpResponseMessage back)
    {
        var page = await person.FollowAllAsync(back);
        Assert.False(person.HasSession);
        Assert.Equal(GoogleJourney.SignInPage, page.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Contains("La connexion avec Google n’a pas abouti", await ReadAsync(page), StringComparison.Ordinal);
        Assert.Single(site.Log.Audit);
    }
}
