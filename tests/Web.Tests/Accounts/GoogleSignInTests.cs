using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Google;
using Visavis.Web.Data;

namespace Visavis.Web.Tests.Accounts;

public sealed class GoogleSignInTests : IClassFixture<GoogleSite>
{
    private const string SignInPage = "/account/sign-in";

    private readonly GoogleSite site;

    public GoogleSignInTests(GoogleSite site)
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
            "no expiry",
            "from the future",
            "no subject",
            "endless subject",
            "not a token",
            "no token"
        );

    [Fact]
    public async Task A_person_known_to_Google_gets_a_session_and_returns_where_they_came_from()
    {
        using var person = site.NewPerson();

        var back = await SignInAsync(person, returnUrl: "/legal/terms");

        Assert.True(person.HasSession);
        Assert.Equal("/account/welcome?returnUrl=%2Flegal%2Fterms", back.Headers.Location?.OriginalString);
        Assert.Empty(site.Log.Audit);

        await person.PostFormAsync(
            "/account/welcome",
            "/account/welcome",
            ("Input.Category", "Visitor"),
            ("Input.Name", "Camille"),
            ("Input.City", "Lyon"),
            ("Input.AcceptsTerms", "true")
        );
        using var later = site.NewPerson();
        Assert.Equal("/legal/terms", (await SignInAsync(later, returnUrl: "/legal/terms")).Headers.Location?.OriginalString);
    }

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
    [InlineData("slow")]
    [InlineData("garbage")]
    [InlineData("list")]
    [InlineData("empty")]
    public async Task A_token_endpoint_in_trouble_gives_no_session_and_one_audit_line(string trouble)
    {
        site.Google.AnswerTokenRequest = context =>
            trouble switch
            {
                "500" => Answer(context, 500, "boom"),
                "slow" => Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default),
                "garbage" => Answer(context, 200, "<html>what?"),
                "list" => Answer(context, 200, "[1]"),
                _ => Answer(context, 200, ""),
            };
        using var person = site.NewPerson();

        await AssertRefusedAsync(person, await SignInAsync(person));
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
    public async Task The_same_subject_with_a_new_email_is_the_same_account()
    {
        using var before = site.NewPerson();
        await SignInAsync(before);
        var first = await AccountOfAsync(site.Google.Person.Subject);

        site.Google.Person = site.Google.Person with { Email = "new@gmail.com" };
        using var after = site.NewPerson();
        await SignInAsync(after);

        var second = await AccountOfAsync(site.Google.Person.Subject);
        Assert.Equal(first.Id, second.Id);
        Assert.Equal("new@gmail.com", second.Email);
    }

    [Fact]
    public async Task Another_subject_with_a_known_email_is_another_account()
    {
        using var known = site.NewPerson();
        await SignInAsync(known);
        var first = await AccountOfAsync(site.Google.Person.Subject);

        site.Google.Person = GooglePerson.New() with { Email = site.Google.Person.Email };
        using var stranger = site.NewPerson();
        await SignInAsync(stranger);

        Assert.NotEqual(first.Id, (await AccountOfAsync(site.Google.Person.Subject)).Id);
    }

    [Fact]
    public async Task A_new_sign_in_gets_a_new_session_value()
    {
        using var person = site.NewPerson();
        person.Cookies["__Host-visavis"] = "chosen-by-an-attacker";
        await SignInAsync(person);
        var first = person.Cookies["__Host-visavis"];
        await person.PostFormAsync("/account/sign-out", "/legal/terms");
        Assert.False(person.HasSession);

        await SignInAsync(person);

        Assert.NotEqual("chosen-by-an-attacker", first);
        Assert.NotEqual(first, person.Cookies["__Host-visavis"]);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("javascript:alert(1)")]
    public async Task A_return_address_elsewhere_becomes_the_home_page(string returnUrl)
    {
        using var person = site.NewPerson();

        var back = await SignInAsync(person, returnUrl);

        Assert.Equal("/account/welcome?returnUrl=%2F", back.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Invisible_characters_leave_a_name()
    {
        site.Google.Person = GooglePerson.New("  Zoé\u202E\u200B \n Martin  ");
        using var person = site.NewPerson();

        await SignInAsync(person);

        Assert.Equal("Zoé Martin", (await AccountOfAsync(site.Google.Person.Subject)).DisplayName);
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

    private static async Task<string> ReadAsync(HttpResponseMessage page) =>
        WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

    private static async Task<Uri> ReachCallbackAsync(PersonClient person, string returnUrl)
    {
        var challenge = await person.PostFormAsync("/account/sign-in/google", SignInPage, ("returnUrl", returnUrl));
        var consent = await person.FollowAsync(challenge);
        return consent.Headers.Location!;
    }

    private static async Task<HttpResponseMessage> SignInAsync(PersonClient person, string returnUrl = "/", Func<Uri, Uri>? change = null)
    {
        var callback = await ReachCallbackAsync(person, returnUrl);
        return await person.SendAsync(new HttpRequestMessage(HttpMethod.Get, change is null ? callback : change(callback)));
    }

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
            "no expiry" => claims => claims.Remove("exp"),
            "from the future" => claims => claims["iat"] = DateTimeOffset.UtcNow.AddMinutes(5).ToUnixTimeSeconds(),
            "no subject" => claims => claims.Remove("sub"),
            "endless subject" => claims => claims["sub"] = new string('1', 256),
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
        Assert.Equal(SignInPage, page.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Contains("La connexion avec Google n’a pas abouti", await ReadAsync(page), StringComparison.Ordinal);
        Assert.Single(site.Log.Audit);
    }

    private async Task<Visavis.Web.Accounts.Account> AccountOfAsync(string subject)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<VisavisDbContext>();
        var login = await db.UserLogins.SingleAsync(l => l.ProviderKey == subject, TestContext.Current.CancellationToken);
        return await db.Users.SingleAsync(a => a.Id == login.UserId, TestContext.Current.CancellationToken);
    }
}
