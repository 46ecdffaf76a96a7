using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Visavis.TestSupport.Accounts;
using Visavis.Web.Accounts.Email;
using static Visavis.TestSupport.Accounts.EmailJourney;

namespace Visavis.Web.Tests.Accounts;

public sealed class PasswordTests(EmailSite site) : IClassFixture<EmailSite>
{
    private const string Refusal = "Cette adresse et ce mot de passe ne vont pas ensemble";

    [Fact]
    public async Task Address_and_password_sign_in_and_anything_else_gets_one_sentence()
    {
        using var owner = site.NewPerson();
        using var person = site.NewPerson();
        var email = NewAddress();
        await owner.RegisterAsync(site.Sink, email);

        var wrong = await person.SignInByPasswordAsync(email, "un autre mot de passe");
        var unknown = await person.SignInByPasswordAsync(NewAddress());
        var right = await person.SignInByPasswordAsync(email.ToUpperInvariant());

        Assert.Equal(RefusalIn(await EmailSite.TextAsync(wrong)), RefusalIn(await EmailSite.TextAsync(unknown)));
        Assert.Equal(wrong.StatusCode, unknown.StatusCode);
        Assert.Equal("/", right.Headers.Location?.OriginalString);
        Assert.True(person.HasSession);
    }

    [Fact]
    public async Task Five_failures_lock_the_password_for_a_quarter_of_an_hour_in_the_same_words()
    {
        using var owner = site.NewPerson();
        using var guesser = site.NewPerson();
        var email = NewAddress();
        await owner.RegisterAsync(site.Sink, email);
        var first = await EmailSite.TextAsync(await guesser.SignInByPasswordAsync(email, "essai numéro 0"));
        for (var guess = 1; guess < PasswordSignIn.MostFailures; guess++)
        {
            await guesser.SignInByPasswordAsync(email, $"essai numéro {guess}");
        }

        var locked = await EmailSite.TextAsync(await guesser.SignInByPasswordAsync(email));
        Assert.Equal(RefusalIn(first), RefusalIn(locked));
        Assert.False(guesser.HasSession);
        Assert.Contains("bloqué", (await site.Sink.MailToAsync(email, 2)).Subject, StringComparison.Ordinal);

        site.Clock.Advance(PasswordSignIn.LockedFor);
        await guesser.SignInByPasswordAsync(email);
        Assert.True(guesser.HasSession);
        var bell = await EmailSite.TextAsync(await guesser.GetAsync("/notifications"));
        Assert.Contains("Le mot de passe de votre compte est bloqué", bell, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Guesses_in_parallel_are_all_counted()
    {
        using var owner = site.NewPerson();
        var email = NewAddress();
        await owner.RegisterAsync(site.Sink, email);

        await Task.WhenAll(
            Enumerable
                .Range(0, PasswordSignIn.MostFailures)
                .Select(async guess =>
                {
                    using var guesser = site.NewPerson();
                    await guesser.SignInByPasswordAsync(email, $"essai numéro {guess}");
                })
        );

        Assert.NotNull((await site.ReadAsync(email)).LockoutEnd);
    }

    [Fact]
    public async Task A_reset_link_works_once_and_ends_every_session()
    {
        using var owner = site.NewPerson();
        using var elsewhere = site.NewPerson();
        using var person = site.NewPerson();
        var email = NewAddress();
        await owner.RegisterAsync(site.Sink, email);
        await elsewhere.SignInByPasswordAsync(email);
        var link = await person.AskLinkAsync(site.Sink, email, "/account/forgot-password");
        var token = Uri.UnescapeDataString(link[(link.IndexOf('=', StringComparison.Ordinal) + 1)..]);

        var done = await person.PostFormAsync(
            "/account/reset-password",
            link,
            ("token", token),
            ("password", "cinq autres mots bien longs")
        );
        var again = await EmailSite.TextAsync(await person.GetAsync(link));

        Assert.Equal("/account/security", done.Headers.Location?.OriginalString);
        Assert.Contains("Ce lien a déjà servi", again, StringComparison.Ordinal);
        Assert.Equal(
            "/account/sign-in",
            new Uri(site.Address, (await elsewhere.GetAsync("/account/security")).Headers.Location!).AbsolutePath
        );
        Assert.Equal(HttpStatusCode.OK, (await person.GetAsync("/account/security")).StatusCode);
        await elsewhere.SignInByPasswordAsync(email);
        Assert.False(elsewhere.HasSession);
        await elsewhere.SignInByPasswordAsync(email, "cinq autres mots bien longs");
        Assert.True(elsewhere.HasSession);
    }

    [Fact]
    public async Task Asking_for_a_reset_answers_the_same_for_an_unknown_address()
    {
        using var owner = site.NewPerson();
        using var person = site.NewPerson();
        var (email, unknown) = (NewAddress(), NewAddress());
        await owner.RegisterAsync(site.Sink, email);

        var known = await person.PostFormAsync("/account/forgot-password", "/account/forgot-password", ("email", email));
        var other = await person.PostFormAsync("/account/forgot-password", "/account/forgot-password", ("email", unknown));

        Assert.Equal(other.StatusCode, known.StatusCode);
        Assert.Equal(other.Headers.Location, known.Headers.Location);
        Assert.Equal("Aucun compte avec cette adresse", (await site.Sink.MailToAsync(unknown)).Subject);
    }

    [Fact]
    public async Task Changing_the_password_demands_the_old_one_and_keeps_this_session_only()
    {
        using var owner = site.NewPerson();
        using var elsewhere = site.NewPerson();
        var email = NewAddress();
        await owner.RegisterAsync(site.Sink, email);
        await elsewhere.SignInByPasswordAsync(email);

        var refused = await ChangeAsync("pas le bon mot de passe");
        var changed = await ChangeAsync(Password);

        Assert.Contains("Ce n’est pas votre mot de passe", await EmailSite.TextAsync(refused), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, changed.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await owner.GetAsync("/account/security")).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await elsewhere.GetAsync("/account/security")).StatusCode);
        Assert.Equal("Votre mot de passe a été changé", (await site.Sink.MailToAsync(email, 2)).Subject);
        Assert.Equal(
            1,
            await site.App.WithDataAsync(db => db.Sessions.CountAsync(s => db.Users.Any(a => a.Id == s.AccountId && a.UserName == email)))
        );

        Task<HttpResponseMessage> ChangeAsync(string current) =>
            owner.PostFormAsync(
                "/account/security?handler=Password",
                "/account/security",
                ("current", current),
                ("password", "cinq autres mots bien longs")
            );
    }

    private static string RefusalIn(string page) =>
        Regex.Match(page, $"{Refusal}[^<]*", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)) is { Success: true } match
            ? match.Value
            : throw new InvalidOperationException("The page refuses nothing.");

    [Fact]
    public async Task Who_resets_the_password_in_a_browser_that_is_signed_in_stays_signed_in()
    {
        using var owner = site.NewPerson();
        var email = NewAddress();
        await owner.RegisterAsync(site.Sink, email);
        var link = await owner.AskLinkAsync(site.Sink, email, "/account/forgot-password");
        var before = owner.Cookies["__Host-visavis"];

        await owner.PostFormAsync(
            "/account/reset-password",
            link,
            ("token", Uri.UnescapeDataString(link[(link.IndexOf('=', StringComparison.Ordinal) + 1)..])),
            ("password", "cinq autres mots bien longs")
        );

        Assert.Equal(HttpStatusCode.OK, (await owner.GetAsync("/account/security")).StatusCode);
        using var thief = site.NewPerson();
        thief.Cookies["__Host-visavis"] = before;
        Assert.Equal(HttpStatusCode.Found, (await thief.GetAsync("/account/security")).StatusCode);
    }
}
