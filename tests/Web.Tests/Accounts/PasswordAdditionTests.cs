using Microsoft.EntityFrameworkCore;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Google;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Mail;
using static Visavis.TestSupport.Accounts.EmailJourney;

namespace Visavis.Web.Tests.Accounts;

/// <summary>An account that Google opens gets an address and a password beside it.</summary>
[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class PasswordAdditionTests : IClassFixture<EmailSite>
{
    private const string Page = "/account/security";
    private const string Form = $"{Page}?handler=AskPassword";
    private readonly EmailSite site;

    public PasswordAdditionTests(EmailSite site)
    {
        this.site = site;
        site.Google.Reset();
    }

    [Fact]
    public async Task Google_and_password_then_open_the_same_account_and_its_address_stays_whatever_Google_says()
    {
        using var person = site.NewPerson();
        using var elsewhere = site.NewPerson();
        using var later = site.NewPerson();
        var google = site.Google.Person;
        await RegisterWithGoogleAsync(person);
        await GoogleJourney.SignInAsync(elsewhere);
        var email = NewAddress();

        var asked = await EmailSite.TextAsync(
            await person.FollowAllAsync(await person.PostFormAsync(Form, Page, ("email", $" {email.ToUpperInvariant()}")))
        );
        var link = await LinkAsync(email);
        var common = await EmailSite.TextAsync(await ChooseAsync(person, link, "motdepasse2026!"));
        var about = await EmailSite.TextAsync(await ChooseAsync(person, link, $"x{email}x"));
        var done = await EmailSite.TextAsync(await person.FollowAllAsync(await ChooseAsync(person, link)));

        Assert.Contains("un e-mail y arrive d’ici une minute", asked, StringComparison.Ordinal);
        Assert.Contains("trop facile à deviner", common, StringComparison.Ordinal);
        Assert.Contains("contient votre nom ou votre adresse", about, StringComparison.Ordinal);
        Assert.Contains("Mot de passe ajouté", done, StringComparison.Ordinal);
        Assert.DoesNotContain("handler=AskPassword", done, StringComparison.Ordinal);
        Assert.Equal("Un mot de passe a été ajouté à votre compte", (await site.Sink.MailToAsync(email, 2)).Subject);
        Assert.Equal("Un mot de passe a été ajouté à votre compte", (await site.Sink.MailToAsync(google.Email)).Subject);
        Assert.EndsWith(
            "/account/sign-in",
            new Uri(site.Address, (await elsewhere.GetAsync(Page)).Headers.Location!).AbsolutePath,
            StringComparison.Ordinal
        );

        await later.SignInByPasswordAsync(email);
        Assert.True(later.HasSession);
        site.Google.Person = google with { Email = "moved@gmail.com" };
        await GoogleJourney.SignInAsync(elsewhere);
        Assert.Contains("Google est relié", await EmailSite.TextAsync(await elsewhere.GetAsync(Page)), StringComparison.Ordinal);
        Assert.Equal(email, (await site.ReadAsync(email)).Email);
        Assert.Contains("Ce lien a déjà servi", await EmailSite.TextAsync(await person.GetAsync(link)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_of_another_account_is_answered_alike_and_only_its_mailbox_learns_it()
    {
        using var owner = site.NewPerson();
        using var person = site.NewPerson();
        var (taken, free) = (NewAddress(), NewAddress());
        await owner.RegisterAsync(site.Sink, taken);
        await RegisterWithGoogleAsync(person);

        var toTaken = await person.FollowAllAsync(await person.PostFormAsync(Form, Page, ("email", taken)));
        var toFree = await person.FollowAllAsync(await person.PostFormAsync(Form, Page, ("email", free)));

        Assert.Equal(Without(await EmailSite.TextAsync(toFree)), Without(await EmailSite.TextAsync(toTaken)));
        var told = await site.Sink.MailToAsync(taken, 2);
        Assert.Equal("Cette adresse a déjà un compte Visavis", told.Subject);
        Assert.DoesNotContain("token", told.Html, StringComparison.Ordinal);
        await LinkAsync(free);
        var receipts = await site.App.WithDataAsync(db =>
            db.Mails.Where(m => (m.Recipient == taken || m.Recipient == free) && m.Kind == "add-password")
                .Select(m => m.AccountId)
                .ToListAsync()
        );
        Assert.Equal(2, receipts.Count);
        Assert.Single(receipts.Distinct());

        static string Without(string page) =>
            System.Text.RegularExpressions.Regex.Replace(
                page,
                "CfDJ8[\\w-]+|nonce=\"[^\"]+\"|name=\"_once\" type=\"hidden\" value=\"[^\"]+\"",
                "",
                default,
                TimeSpan.FromSeconds(5)
            );
    }

    [Fact]
    public async Task A_link_opens_only_in_the_account_that_asked_for_two_hours_and_while_the_address_is_free()
    {
        using var person = site.NewPerson();
        using var stranger = site.NewPerson();
        using var faster = site.NewPerson();
        await RegisterWithGoogleAsync(person);
        var id = (await AccountAsync(site.Google.Person)).Id;
        await stranger.RegisterAsync(site.Sink, NewAddress());
        var (first, second) = (NewAddress(), NewAddress());
        await person.PostFormAsync(Form, Page, ("email", first));
        await person.PostFormAsync(Form, Page, ("email", second));
        var (link, other) = (await LinkAsync(first), await LinkAsync(second));

        using var signedOut = site.NewPerson();
        Assert.StartsWith(
            "/account/sign-in",
            new Uri(site.Address, (await signedOut.GetAsync(link)).Headers.Location!).AbsolutePath,
            StringComparison.Ordinal
        );
        Assert.Contains("est pour un autre compte", await EmailSite.TextAsync(await stranger.GetAsync(link)), StringComparison.Ordinal);
        Assert.Contains("est pour un autre compte", await EmailSite.TextAsync(await ChooseAsync(stranger, link)), StringComparison.Ordinal);
        Assert.Contains(
            "est pour un autre compte",
            await EmailSite.TextAsync(await ChooseAsync(person, $"{Page}/password?token=nonsense")),
            StringComparison.Ordinal
        );
        await faster.RegisterAsync(site.Sink, first);
        Assert.Contains("Ce lien a déjà servi", await EmailSite.TextAsync(await ChooseAsync(person, link)), StringComparison.Ordinal);
        site.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Contains("Ce lien a déjà servi", await EmailSite.TextAsync(await ChooseAsync(person, other)), StringComparison.Ordinal);
        Assert.Null((await site.App.ReadAccountAsync(id)).PasswordHash);
    }

    [Fact]
    public async Task An_open_browser_alone_asks_for_nothing_and_nobody_is_flooded()
    {
        using var person = site.NewPerson();
        await RegisterWithGoogleAsync(person);
        var flooded = NewAddress();
        for (var request = 0; request < MailAllowance.PerHour + 2; request++)
        {
            await person.PostFormAsync(Form, Page, ("email", flooded));
        }

        for (var request = 0; request < MailAllowance.PerAskerAndHour; request++)
        {
            await person.PostFormAsync(Form, Page, ("email", NewAddress()));
        }

        var id = (await AccountAsync(site.Google.Person)).Id;
        Assert.Equal(MailAllowance.PerHour, await MailsAsync(m => m.Recipient == flooded));
        Assert.Equal(MailAllowance.PerAskerAndHour, await MailsAsync(m => m.AccountId == id));

        site.Clock.Advance(TimeSpan.FromHours(2));
        var late = NewAddress();
        var token = await person.AntiforgeryTokenAsync(Page);
        var refused = await person.SendAsync(
            new HttpRequestMessage(HttpMethod.Post, new Uri(site.Address, Form))
            {
                Content = new FormUrlEncodedContent([new("email", late), new("__RequestVerificationToken", token)]),
            }
        );
        Assert.Contains("Confirmez d’abord que c’est bien vous", await EmailSite.TextAsync(refused), StringComparison.Ordinal);
        Assert.Equal(0, await MailsAsync(m => m.Recipient == late));
    }

    [Fact]
    public async Task What_is_no_address_is_said_next_to_the_field()
    {
        using var person = site.NewPerson("en");
        await RegisterWithGoogleAsync(person);

        var answer = await EmailSite.TextAsync(await person.PostFormAsync(Form, Page, ("email", "nina\"<b>")));

        Assert.Contains("This address is not complete", answer, StringComparison.Ordinal);
        Assert.Contains("value=\"nina\"<b>\"", answer, StringComparison.Ordinal);
    }

    private static async Task RegisterWithGoogleAsync(PersonClient person)
    {
        await GoogleJourney.SignInAsync(person);
        await GoogleJourney.WelcomeAsync(person);
    }

    private async Task<string> LinkAsync(string email)
    {
        var link = new Uri((await site.Sink.MailToAsync(email)).Links[0]);
        Assert.Equal($"{Page}/password", link.AbsolutePath);
        return link.PathAndQuery;
    }

    private static Task<HttpResponseMessage> ChooseAsync(PersonClient person, string link, string password = Password) =>
        person.PostFormAsync(
            $"{Page}/password",
            "/account/notifications",
            ("token", Uri.UnescapeDataString(link[(link.IndexOf('=', StringComparison.Ordinal) + 1)..])),
            ("password", password)
        );

    private Task<Account> AccountAsync(GooglePerson google) =>
        site.App.WithDataAsync(db => db.Users.SingleAsync(a => a.Email == google.Email));

    private Task<int> MailsAsync(System.Linq.Expressions.Expression<Func<QueuedMail, bool>> about) =>
        site.App.WithDataAsync(db => db.Mails.CountAsync(about));
}
