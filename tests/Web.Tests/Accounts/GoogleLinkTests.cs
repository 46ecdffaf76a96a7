using Microsoft.EntityFrameworkCore;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Google;
using static Visavis.TestSupport.Accounts.EmailJourney;

namespace Visavis.Web.Tests.Accounts;

public sealed class GoogleLinkTests : IClassFixture<EmailSite>
{
    private const string Page = "/account/security";
    private readonly EmailSite site;

    public GoogleLinkTests(EmailSite site)
    {
        this.site = site;
        site.Google.Reset();
    }

    [Fact]
    public async Task A_linked_Google_account_signs_in_to_the_same_account_and_can_be_unlinked()
    {
        using var person = site.NewPerson();
        using var later = site.NewPerson();
        var email = NewAddress();
        await person.RegisterAsync(site.Sink, email);

        var linked = await EmailSite.TextAsync(await person.FollowAllAsync(await GoThroughGoogleAsync(person)));
        await GoogleJourney.SignInAsync(later);
        var security = await EmailSite.TextAsync(await later.GetAsync(Page));
        await person.PostFormAsync($"{Page}?handler=UnlinkGoogle", Page);

        Assert.Contains("Votre compte Google est relié", linked, StringComparison.Ordinal);
        Assert.Contains(email, security, StringComparison.Ordinal);
        Assert.Equal(email, (await site.ReadAsync(email)).Email);
        Assert.Equal("Un compte Google a été relié à votre compte", (await site.Sink.MailToAsync(email, 2)).Subject);
        Assert.Equal("Le compte Google a été détaché de votre compte", (await site.Sink.MailToAsync(email, 3)).Subject);
    }

    [Fact]
    public async Task A_Google_account_that_opens_another_account_is_refused_and_nothing_is_merged()
    {
        using var google = site.NewPerson();
        using var person = site.NewPerson();
        await GoogleJourney.SignInAsync(google);
        var before = await LoginsAsync();
        await person.RegisterAsync(site.Sink, NewAddress());

        var answer = await EmailSite.TextAsync(await person.FollowAllAsync(await GoThroughGoogleAsync(person)));

        Assert.Contains("Ce compte Google ouvre déjà un autre compte Visavis", answer, StringComparison.Ordinal);
        Assert.Equal(before, await LoginsAsync());
    }

    [Fact]
    public async Task An_open_browser_alone_links_nothing_until_the_password_is_given_again()
    {
        using var person = site.NewPerson();
        await person.RegisterAsync(site.Sink, NewAddress());
        site.Clock.Advance(TimeSpan.FromMinutes(11));

        var refused = await person.PostFormAsync($"{Page}/google", Page, ("purpose", "link"));
        await person.PostFormAsync($"{Page}?handler=Prove", Page, ("password", "pas le bon du tout"));
        var stillRefused = await person.PostFormAsync($"{Page}/google", Page, ("purpose", "link"));
        await person.PostFormAsync($"{Page}?handler=Prove", Page, ("password", Password));
        var linked = await EmailSite.TextAsync(await person.FollowAllAsync(await GoThroughGoogleAsync(person)));

        Assert.Equal($"{Page}#proof", refused.Headers.Location?.OriginalString);
        Assert.Equal($"{Page}#proof", stillRefused.Headers.Location?.OriginalString);
        Assert.Contains("Votre compte Google est relié", linked, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_answer_of_Google_counts_only_for_the_account_that_asked()
    {
        using var asker = site.NewPerson();
        using var other = site.NewPerson();
        await asker.RegisterAsync(site.Sink, NewAddress());
        await other.RegisterAsync(site.Sink, NewAddress());
        var before = await LoginsAsync();
        var consent = await asker.FollowAsync(await asker.PostFormAsync($"{Page}/google", Page, ("purpose", "link")));
        foreach (var (name, value) in asker.Cookies.Where(c => c.Key.Contains("google", StringComparison.Ordinal)))
        {
            other.Cookies[name] = value;
        }

        var answer = await other.SendAsync(new HttpRequestMessage(HttpMethod.Get, consent.Headers.Location));

        Assert.Equal($"{Page}?outcome=google-failed", answer.Headers.Location?.OriginalString);
        Assert.Equal(before, await LoginsAsync());
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData(-9, true)]
    [InlineData(-11, false)]
    [InlineData(5, false)]
    public async Task Google_proves_anew_only_who_signed_in_there_a_moment_ago(int? minutes, bool isProven)
    {
        using var google = site.NewPerson();
        await GoogleJourney.SignInAsync(google);
        await GoogleJourney.WelcomeAsync(google);
        site.Clock.Advance(TimeSpan.FromMinutes(11));
        if (minutes is { } ago)
        {
            site.Google.ChangeClaims = claims => claims["auth_time"] = site.Clock.GetUtcNow().AddMinutes(ago).ToUnixTimeSeconds();
        }

        var answer = await EmailSite.TextAsync(await google.FollowAllAsync(await GoThroughGoogleAsync(google, "prove")));

        Assert.Equal("600", site.Google.Asked["max_age"]);
        Assert.Contains("auth_time", site.Google.Asked["claims"], StringComparison.Ordinal);
        Assert.Contains(
            isProven ? "C’est bien vous. Vous avez dix minutes" : "Votre connexion chez Google est trop ancienne",
            answer,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_last_way_in_stays()
    {
        using var google = site.NewPerson();
        await GoogleJourney.SignInAsync(google);
        await GoogleJourney.WelcomeAsync(google);
        var before = await LoginsAsync();

        var answer = await EmailSite.TextAsync(await google.PostFormAsync($"{Page}?handler=UnlinkGoogle", Page));

        Assert.Contains("C’est votre seul moyen de connexion", answer, StringComparison.Ordinal);
        Assert.Equal(before, await LoginsAsync());
    }

    [Fact]
    public async Task An_address_that_claims_a_link_or_a_proof_is_not_believed()
    {
        using var person = site.NewPerson();
        await person.RegisterAsync(site.Sink, NewAddress());
        site.Clock.Advance(TimeSpan.FromMinutes(11));

        foreach (var claim in new[] { "google-linked", "proved" })
        {
            var answer = await EmailSite.TextAsync(await person.FollowAllAsync(await person.GetAsync($"{Page}?outcome={claim}")));
            Assert.Contains("Le passage par Google n’a pas abouti", answer, StringComparison.Ordinal);
        }
    }

    /// <summary>From the button to the answer of the callback.</summary>
    private static async Task<HttpResponseMessage> GoThroughGoogleAsync(PersonClient person, string purpose = "link")
    {
        var consent = await person.FollowAsync(await person.PostFormAsync($"{Page}/google", Page, ("purpose", purpose)));
        return await person.FollowAsync(consent);
    }

    private Task<int> LoginsAsync() => site.App.WithDataAsync(db => db.UserLogins.CountAsync());
}
