using Microsoft.Playwright;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Browsers;
using Visavis.TestSupport.Google;
using Visavis.TestSupport.Professionals;

namespace Visavis.Browser.Tests.Accounts;

public sealed class PasskeyJourneyTests(ChromiumBrowser chromium, AccountSite site) : IClassFixture<AccountSite>
{
    private const string Security = "/account/security";

    [Theory]
    [InlineData("fr-FR")]
    [InlineData("en-GB", Traits = [Tiers.Trait, Tiers.Whole])]
    public async Task A_passkey_registers_and_signs_in_and_a_second_one_replaces_the_lost_first(string locale)
    {
        var words = new PageWords(locale);
        await using var person = await chromium.NewPersonAsync(site.Address, locale, width: 360);
        var page = await person.NewPageAsync();
        var watch = new PageWatch(page);
        var first = await VirtualAuthenticator.AddAsync(page);
        var email = EmailJourney.NewAddress();
        await page.GotoAsync("/account/register");
        await page.GetByRole(AriaRole.Textbox, new() { Name = words["Adresse e-mail"] }).FillAsync(email);
        await page.GetByRole(AriaRole.Button, new() { Name = words["Recevoir le lien"] }).ClickAsync();
        await page.Locator(".notice-success").WaitForAsync();
        await page.GotoAsync((await site.Sink.MailToAsync(email)).Links[0]);
        await ClickAsync(page, words["Continuer avec une clé d’accès"]);
        await FirstSignInPage.FinishAsync(page, words);
        await FirstSignInPage.SignOutAsync(page, words);

        await page.GotoAsync($"/account/sign-in?returnUrl={Security}");
        await ClickAsync(page, words["Se connecter avec une clé d’accès"]);
        await page.WaitForURLAsync(new Uri(site.Address, Security).ToString());
        await page.Locator("summary", new() { HasText = words["Renommer"] }).ClickAsync();
        await page.GetByLabel(words["Nom"], new() { Exact = true }).FillAsync("Lapin");
        await page.GetByRole(AriaRole.Button, new() { Name = words["Enregistrer"], Exact = true }).ClickAsync();
        await page.Locator("#passkeys strong", new() { HasText = "Lapin" }).WaitForAsync();

        // The only way in cannot be taken away.
        await RemoveButton(page, words).ClickAsync();
        await page.GetByText(words["C’est votre seul moyen de connexion : ajoutez-en un autre avant de le retirer."]).WaitForAsync();
        await watch.AssertFlawlessAsync();

        await first.LoseAsync();
        await VirtualAuthenticator.AddAsync(page);
        await ClickAsync(page, words["Ajouter une clé d’accès"]);
        await page.GetByText(words["Clé d’accès ajoutée."]).WaitForAsync();

        // Later, an open browser is not enough to take the first one away; the passkey that is still there is.
        site.Clock.Advance(TimeSpan.FromMinutes(11));
        await RemoveButton(page, words, "Lapin").ClickAsync();
        await page.Locator("#proof [role=alert]", new() { HasText = words["Confirmez d’abord que c’est bien vous."] }).WaitForAsync();
        await watch.AssertFlawlessAsync();
        await ClickAsync(page, words["Confirmer par clé d’accès"]);
        await page.GetByText(words["C’est bien vous. Vous avez dix minutes pour modifier vos moyens de connexion."]).WaitForAsync();
        await RemoveButton(page, words, "Lapin").ClickAsync();
        await page.GetByText(words["Clé d’accès retirée."]).WaitForAsync();
        Assert.Equal(1, await page.Locator("#passkeys strong").CountAsync());
        await watch.AssertFlawlessAsync();
    }

    [Theory]
    [InlineData("fr-FR", Traits = [Tiers.Trait, Tiers.Whole])]
    [InlineData("en-GB")]
    public async Task An_account_that_Google_opens_gets_a_passkey_and_outlives_Google(string locale)
    {
        var words = new PageWords(locale);
        site.Google.Person = GooglePerson.New();
        await using var person = await chromium.NewPersonAsync(site.Address, locale, width: 360);
        var page = await person.NewPageAsync();
        var watch = new PageWatch(page);
        await VirtualAuthenticator.AddAsync(page);
        await page.GotoAsync($"/account/sign-in?returnUrl={Security}");
        await ClickAsync(page, words["Continuer avec Google"]);
        await FirstSignInPage.FinishAsync(page, words);
        await page.GetByText(
                words[
                    "Google est votre seul moyen de connexion. Avec une clé d’accès, vous entrerez encore si vous perdez votre compte Google."
                ]
            )
            .WaitForAsync();
        await watch.AssertFlawlessAsync();
        await AddPasswordAsync(page, watch, words);

        // Signed in too long ago: Google itself says again who it is.
        site.Clock.Advance(TimeSpan.FromMinutes(11));
        await page.ReloadAsync();
        await ClickAsync(page, words["Confirmer par Google"]);
        await ClickAsync(page, words["Ajouter une clé d’accès"]);
        await page.GetByText(words["Clé d’accès ajoutée."]).WaitForAsync();
        await ClickAsync(page, words["Détacher le compte Google"]);
        await page.GetByText(words["Compte Google détaché."]).WaitForAsync();
        await watch.AssertFlawlessAsync();
        await FirstSignInPage.SignOutAsync(page, words);

        await page.GotoAsync($"/account/sign-in?returnUrl={Security}");
        await ClickAsync(page, words["Se connecter avec une clé d’accès"]);
        await page.WaitForURLAsync(new Uri(site.Address, Security).ToString());
        Assert.Contains("Nina Petit", await page.Locator(".account-menu").TextContentAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_device_has_one_passkey_for_an_account_and_keeps_nobody_signed_in_against_the_box()
    {
        var words = new PageWords("fr-FR");
        var anne = await site.App.AddProfessionalAsync();
        await using var person = await chromium.NewPersonAsync(site.Address);
        var page = await person.NewPageAsync();
        await VirtualAuthenticator.AddAsync(page);
        await AccountSite.SignInAsync(page, anne.Id, Security);
        await ClickAsync(page, words["Ajouter une clé d’accès"]);
        await page.GetByText(words["Clé d’accès ajoutée."]).WaitForAsync();

        // Trying again for ever would not help: it is there.
        await ClickAsync(page, words["Ajouter une clé d’accès"]);
        await page.GetByText(words["Cet appareil a déjà une clé d’accès pour votre compte : elle suffit."]).WaitForAsync();
        await FirstSignInPage.SignOutAsync(page, words);

        var kept = await ExpiryAfterSignInAsync(page, person, words, stay: true);
        await FirstSignInPage.SignOutAsync(page, words);
        var forNow = await ExpiryAfterSignInAsync(page, person, words, stay: false);

        Assert.True(kept > 0 && forNow < 0, $"The cookies last until {kept} and {forNow}.");
    }

    /// <summary>When the browser forgets the session's cookie; negative when it does so on closing.</summary>
    private async Task<float> ExpiryAfterSignInAsync(IPage page, IBrowserContext person, PageWords words, bool stay)
    {
        await page.GotoAsync($"/account/sign-in?returnUrl={Security}");
        await page.Locator("[type=checkbox][name=stay]").SetCheckedAsync(stay);
        await ClickAsync(page, words["Se connecter avec une clé d’accès"]);
        await page.WaitForURLAsync(new Uri(site.Address, Security).ToString());
        return (await person.CookiesAsync()).Single(c => c.Name.EndsWith("visavis", StringComparison.Ordinal)).Expires;
    }

    /// <summary>An address, the mail to it, and a password, beside what Google opens already.</summary>
    private async Task AddPasswordAsync(IPage page, PageWatch watch, PageWords words)
    {
        var email = EmailJourney.NewAddress();
        await page.GetByRole(AriaRole.Textbox, new() { Name = words["Adresse e-mail"] }).FillAsync(email);
        await ClickAsync(page, words["Ajouter un mot de passe"]);
        await page.Locator("#password .notice-success").WaitForAsync();
        await watch.AssertFlawlessAsync();
        await page.GotoAsync((await site.Sink.MailToAsync(email)).Links[0]);
        await page.GetByLabel(words["Nouveau mot de passe"], new() { Exact = true }).FillAsync("password2026");
        await ClickAsync(page, words["Ajouter un mot de passe"]);
        await page.GetByText(words["Ce mot de passe est trop facile à deviner : il figure parmi les plus répandus."]).WaitForAsync();
        await watch.AssertFlawlessAsync();
        await page.GetByLabel(words["Nouveau mot de passe"], new() { Exact = true }).FillAsync(EmailJourney.Password);
        await ClickAsync(page, words["Ajouter un mot de passe"]);
        await page.WaitForURLAsync("**/account/security#password");
        await page.GetByLabel(words["Mot de passe actuel"], new() { Exact = true }).WaitForAsync();
    }

    private static Task ClickAsync(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name }).ClickAsync();

    private static ILocator RemoveButton(IPage page, PageWords words, string passkey = "") =>
        page.GetByRole(AriaRole.Button, new() { Name = $"{words["Retirer"]} {passkey}".TrimEnd() });
}
