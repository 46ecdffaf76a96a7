using System.Net;
using Microsoft.EntityFrameworkCore;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Hosting;
using static Visavis.TestSupport.Accounts.EmailJourney;

namespace Visavis.Web.Tests.Accounts;

public sealed class EmailRegistrationTests(EmailSite site) : IClassFixture<EmailSite>
{
    private const string Page = "/account/register";

    [Fact]
    public async Task The_account_is_made_only_when_the_link_of_the_mail_was_followed_and_a_password_chosen()
    {
        using var person = site.NewPerson();
        var email = NewAddress();
        var link = await person.AskLinkAsync(site.Sink, email);
        Assert.Equal(0, await CountAsync(email));

        var form = await EmailSite.TextAsync(await person.GetAsync(link));
        var refused = await EmailSite.TextAsync(await ChooseAsync(person, link, "motdepasse2026!"));
        var done = await ChooseAsync(person, link, Password);

        Assert.Contains(email, form, StringComparison.Ordinal);
        Assert.Contains("trop facile à deviner", refused, StringComparison.Ordinal);
        Assert.Equal("/account/welcome?returnUrl=%2F", done.Headers.Location?.OriginalString);
        Assert.True(person.HasSession);
        var account = await site.ReadAsync(email);
        Assert.True(account.EmailConfirmed);
        Assert.Equal("fr", account.Language);
    }

    [Theory]
    [InlineData("/professionals?what=plombier&where=Lyon", "/professionals?what=plombier&where=Lyon")]
    [InlineData("//evil.example/", "/")]
    [InlineData("https://evil.example/", "/")]
    public async Task The_page_one_was_on_is_returned_to_through_the_mail_and_a_foreign_one_never(string asked, string expected)
    {
        using var person = site.NewPerson();
        var email = NewAddress();
        var signIn = await EmailSite.TextAsync(await person.GetAsync($"/account/sign-in?returnUrl={Uri.EscapeDataString(asked)}"));
        var register = expected == "/" ? Page : $"{Page}?returnUrl={Uri.EscapeDataString(expected)}";
        Assert.Contains($"href=\"{register}\"", signIn, StringComparison.Ordinal);
        await person.PostFormAsync(Page, Page, ("email", email), ("returnUrl", asked));
        var link = new Uri((await site.Sink.MailToAsync(email)).Links[0]).PathAndQuery;
        using var elsewhere = site.NewPerson();

        var done = await ChooseAsync(elsewhere, link, Password);
        await person.PostFormAsync(Page, Page, ("email", email), ("returnUrl", asked));
        var known = await site.Sink.MailToAsync(email, 2);

        Assert.Equal($"/account/welcome?returnUrl={Uri.EscapeDataString(expected)}", done.Headers.Location?.OriginalString);
        Assert.EndsWith("/account/sign-in".LeadingTo(expected), known.Links[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_used_link_and_an_old_one_say_so_and_make_nothing()
    {
        using var person = site.NewPerson();
        using var other = site.NewPerson("en");
        var (email, late) = (NewAddress(), NewAddress());
        var link = await person.AskLinkAsync(site.Sink, email);
        var old = await other.AskLinkAsync(site.Sink, late);
        await ChooseAsync(person, link, Password);

        var used = await EmailSite.TextAsync(await other.GetAsync(link));
        site.Clock.Advance(TimeSpan.FromHours(25));
        var expired = await EmailSite.TextAsync(await other.GetAsync(old));
        var forged = await other.GetAsync("/account/confirm?token=CfDJ8made-up");

        Assert.Contains("This link was used already", used, StringComparison.Ordinal);
        Assert.Contains("This link was used already", expired, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, forged.StatusCode);
        Assert.Equal(0, await CountAsync(late));
    }

    [Fact]
    public async Task A_known_and_an_unknown_address_get_the_same_answer_and_different_mails()
    {
        using var known = site.NewPerson();
        using var stranger = site.NewPerson();
        var email = NewAddress();
        await known.RegisterAsync(site.Sink, email);

        var toKnown = await stranger.PostFormAsync(Page, Page, ("email", email.ToUpperInvariant()));
        var fresh = NewAddress();
        var toFresh = await stranger.PostFormAsync(Page, Page, ("email", fresh));

        Assert.Equal(toFresh.StatusCode, toKnown.StatusCode);
        Assert.Equal(toFresh.Headers.Location, toKnown.Headers.Location);
        Assert.Equal("Vous avez déjà un compte Visavis", (await site.Sink.MailToAsync(email, 2)).Subject);
        Assert.Equal("Confirmez votre adresse e-mail", (await site.Sink.MailToAsync(fresh)).Subject);
    }

    [Fact]
    public async Task A_Google_account_with_the_same_address_stays_another_account()
    {
        using var google = site.NewPerson();
        using var person = site.NewPerson();
        await GoogleJourney.SignInAsync(google);
        var email = site.Google.Person.Email!;

        await person.RegisterAsync(site.Sink, email);

        var accounts = await site.App.WithDataAsync(db => db.Users.Where(a => a.Email == email).ToListAsync());
        Assert.Equal(2, accounts.Count);
        Assert.Single(accounts, account => account.UserName == email);
    }

    [Fact]
    public async Task An_address_gets_three_mails_an_hour_and_nobody_is_told()
    {
        using var person = site.NewPerson();
        var email = NewAddress();
        for (var request = 0; request < 5; request++)
        {
            var answer = await person.PostFormAsync(Page, Page, ("email", email));
            Assert.Equal("/account/register?sent=true", answer.Headers.Location?.OriginalString);
        }

        Assert.Equal(3, await site.App.WithDataAsync(db => db.Mails.CountAsync(m => m.Recipient == email)));
        site.Clock.Advance(TimeSpan.FromMinutes(61));
        await person.PostFormAsync(Page, Page, ("email", email));
        Assert.Equal(4, await site.App.WithDataAsync(db => db.Mails.CountAsync(m => m.Recipient == email)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("nina")]
    [InlineData("nina@localhost")]
    [InlineData("nina@exemple.fr, other@exemple.fr")]
    [InlineData("nina@exemple.fr\r\nBcc: all@exemple.fr")]
    [InlineData("\"nina\"@exemple.fr")]
    [InlineData("nina@exemple.fr.")]
    [InlineData("nina@127.0.0.1")]
    [InlineData("nina\u202E@exemple.fr")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@exemple.fr")]
    public async Task What_is_no_address_is_said_next_to_the_field(string typed)
    {
        using var person = site.NewPerson();

        var answer = await EmailSite.TextAsync(await person.PostFormAsync(Page, Page, ("email", typed)));

        Assert.Contains("Cette adresse n’est pas complète", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/account/register", "/account/register")]
    [InlineData("/account/forgot-password", "/account/forgot-password")]
    [InlineData("/contact", "/contact")]
    public async Task Accents_before_the_at_are_named_as_what_is_not_taken(string form, string action)
    {
        using var person = site.NewPerson();

        var answer = await EmailSite.TextAsync(
            await person.PostFormAsync(action, form, ("email", "léa@exemple.fr"), ("words", "Une question de dix signes."))
        );

        Assert.Contains("Les lettres accentuées devant l’arobase ne sont pas encore acceptées", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("n’est pas complète", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_confirms_an_address_while_signed_in_as_somebody_else_is_told_and_ends_in_the_new_account()
    {
        using var person = site.NewPerson();
        var first = NewAddress();
        await person.RegisterAsync(site.Sink, first);
        await site.App.WithDataAsync(db =>
            db.Users.Where(a => a.UserName == first).ExecuteUpdateAsync(set => set.SetProperty(a => a.DisplayName, "Nina Petit"))
        );
        var email = NewAddress();
        using var elsewhere = site.NewPerson();
        var link = await elsewhere.AskLinkAsync(site.Sink, email);

        var form = await EmailSite.TextAsync(await person.GetAsync(link));
        await ChooseAsync(person, link, Password);

        Assert.Contains("Vous êtes connecté avec un autre compte", form, StringComparison.Ordinal);
        var account = await site.ReadAsync(email);
        var sessions = await site.App.WithDataAsync(db => db.Sessions.CountAsync(s => s.AccountId == account.Id));
        Assert.Equal(1, sessions);
    }

    [Fact]
    public async Task Links_begin_with_the_configured_address_whatever_host_was_asked()
    {
        using var person = site.NewPerson();
        var email = NewAddress();
        var token = await person.AntiforgeryTokenAsync(Page);
        var forged = new HttpRequestMessage(HttpMethod.Post, new Uri(site.Address, Page))
        {
            Content = new FormUrlEncodedContent([new("email", email), new("__RequestVerificationToken", token)]),
        };
        forged.Headers.Host = "evil.example";

        await person.SendAsync(forged);

        var mail = await site.Sink.MailToAsync(email);
        Assert.StartsWith("https://visavis.example/account/confirm?token=", mail.Links[0], StringComparison.Ordinal);
        Assert.DoesNotContain("evil", mail.Html, StringComparison.Ordinal);
    }

    private Task<int> CountAsync(string email) => site.App.WithDataAsync(db => db.Users.CountAsync(a => a.UserName == email));

    private static Task<HttpResponseMessage> ChooseAsync(PersonClient person, string link, string password) =>
        person.PostFormAsync(
            "/account/confirm",
            link,
            ("token", Uri.UnescapeDataString(link[(link.IndexOf('=', StringComparison.Ordinal) + 1)..])),
            ("password", password)
        );
}
