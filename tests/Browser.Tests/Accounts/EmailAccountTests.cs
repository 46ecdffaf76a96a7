using Microsoft.Playwright;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Browsers;
using Visavis.TestSupport.Google;

namespace Visavis.Browser.Tests.Accounts;

/// <summary>Accounts with address and password, on a phone.</summary>
public sealed class EmailAccountTests(ChromiumBrowser chromium, AccountSite site) : IClassFixture<AccountSite>
{
    [Theory]
    [InlineData("fr-FR", ColorScheme.Light, Traits = [Tiers.Trait, Tiers.Whole])]
    [InlineData("en-GB", ColorScheme.Dark)]
    public async Task A_password_registers_locks_and_is_replaced_and_Google_is_linked(string locale, ColorScheme scheme)
    {
        var words = new PageWords(locale);
        site.Google.Person = GooglePerson.New();
        await using var person = await chromium.NewPersonAsync(site.Address, locale, 360, colorScheme: scheme);
        var page = await person.NewPageAsync();
        var watch = new PageWatch(page);
        var email = await RegisterAsync(page, watch, words);

        await page.GotoAsync("/account/security");
        await ClickAsync(page, words["Relier un compte Google"]);
        await page.GetByText(words["Votre compte Google est relié : vous pouvez aussi vous connecter avec lui."]).WaitForAsync();
        await watch.AssertFlawlessAsync();
        await page.GotoAsync("/account/notifications");
        await watch.AssertFlawlessAsync();

        await using var elsewhere = await chromium.NewPersonAsync(site.Address, locale, 360, colorScheme: scheme);
        var other = await elsewhere.NewPageAsync();
        await LockAsync(other, words, email);
        await ResetAsync(other, words, email);

        // The reset ended the session of the first window.
        await page.GotoAsync("/account/security");
        await page.WaitForURLAsync("**/account/sign-in**");
    }

    /// <summary>From a page that is then returned to, through the mail and past a password that is too common.</summary>
    private async Task<string> RegisterAsync(IPage page, PageWatch watch, PageWords words)
    {
        var email = EmailJourney.NewAddress();
        await page.GotoAsync("/account/sign-in?returnUrl=/legal/terms");
        await page.GetByRole(AriaRole.Link, new() { Name = words["Créer un compte avec votre e-mail"] }).ClickAsync();
        await page.WaitForURLAsync("**/account/register**");
        await watch.AssertFlawlessAsync();
        await page.GetByLabel(words["Adresse e-mail"]).FillAsync(email);
        await ClickAsync(page, words["Recevoir le lien"]);
        await page.Locator(".notice-success").WaitForAsync();
        await watch.AssertFlawlessAsync();
        await page.GotoAsync((await site.Sink.MailToAsync(email)).Links[0]);

        var password = page.GetByLabel(words["Mot de passe"], new() { Exact = true });
        await password.FillAsync("password2026");
        await ClickAsync(page, words["Continuer avec ce mot de passe"]);
        await page.GetByText(words["Ce mot de passe est trop facile à deviner : il figure parmi les plus répandus."]).WaitForAsync();
        await watch.AssertFlawlessAsync();
        await ClickAsync(page, words["Montrer le mot de passe"]);
        await password.FillAsync(EmailJourney.Password);
        Assert.Equal("text", await password.GetAttributeAsync("type"));
        await ClickAsync(page, words["Continuer avec ce mot de passe"]);
        await FirstSignInPage.FinishAsync(page, words);
        await page.WaitForURLAsync("**/legal/terms");
        return email;
    }

    /// <summary>After five wrong guesses the right password does not help any more, and nobody is told why.</summary>
    private static async Task LockAsync(IPage page, PageWords words, string email)
    {
        await page.GotoAsync("/account/sign-in");
        for (var guess = 0; guess < 6; guess++)
        {
            await page.GetByLabel(words["Adresse e-mail"]).FillAsync(email);
            await page.GetByLabel(words["Mot de passe"], new() { Exact = true })
                .FillAsync(guess < 5 ? $"wrong guess {guess}" : EmailJourney.Password);
            await page.RunAndWaitForResponseAsync(
                () => page.GetByRole(AriaRole.Button, new() { Name = words["Se connecter"], Exact = true }).ClickAsync(),
                response => response.Request.Method == "POST"
            );
            await page.WaitForLoadStateAsync(LoadState.DOMContentLoaded);
            await page.Locator("#sign-in-refused").WaitForAsync();
        }

        await new PageWatch(page).AssertFlawlessAsync();
    }

    private async Task ResetAsync(IPage page, PageWords words, string email)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = words["Mot de passe oublié ?"] }).ClickAsync();
        await page.GetByLabel(words["Adresse e-mail"]).FillAsync(email);
        await ClickAsync(page, words["Recevoir le lien"]);
        await page.GetByText(words["Regardez votre boîte de réception."]).WaitForAsync();
        await Eventually.IsTrueAsync(() => ResetLink(words, email) is not null);
        await page.GotoAsync(ResetLink(words, email)!);
        await new PageWatch(page).AssertFlawlessAsync();
        await page.GetByLabel(words["Nouveau mot de passe"], new() { Exact = true }).FillAsync("five other rather long words");
        await ClickAsync(page, words["Enregistrer et me connecter"]);
        await page.WaitForURLAsync(new Uri(site.Address, "/account/security").ToString());
    }

    private string? ResetLink(PageWords words, string email) =>
        site
            .Sink.To(email)
            .Select(mail => mail.Read())
            .FirstOrDefault(mail => mail.Subject == words["Choisissez un nouveau mot de passe"])
            ?.Links[0];

    private static Task ClickAsync(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name }).ClickAsync();
}
