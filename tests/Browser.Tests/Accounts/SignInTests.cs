using Microsoft.Playwright;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Browsers;
using Visavis.TestSupport.Google;
using Visavis.TestSupport.Professionals;

namespace Visavis.Browser.Tests.Accounts;

public sealed class SignInTests(ChromiumBrowser chromium, AccountSite site) : IClassFixture<AccountSite>
{
    [Theory]
    [InlineData("fr-FR", Traits = [Tiers.Trait, Tiers.Whole])]
    [InlineData("en-GB")]
    public async Task A_demo_person_signs_in_and_out_by_keyboard_on_a_phone(string locale)
    {
        var words = new PageWords(locale);
        var anne = await site.App.AddProfessionalAsync();
        await using var person = await chromium.NewPersonAsync(site.Address, locale, 360, 740);
        var page = await person.NewPageAsync();
        var watch = new PageWatch(page);

        await page.GotoAsync("/account/sign-in?returnUrl=/legal/terms");
        await watch.AssertFlawlessAsync();
        await watch.TabToAsync(page.Locator($"form:has([value='{anne.Id}']) button"));
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/legal/terms");

        await watch.TabToAsync(page.Locator(".account-menu summary"));
        await page.Keyboard.PressAsync("Enter");
        await watch.AssertFlawlessAsync();
        await watch.TabToAsync(page.GetByRole(AriaRole.Button, new() { Name = words["Se déconnecter"] }));
        await page.Keyboard.PressAsync("Enter");

        await page.GetByRole(AriaRole.Link, new() { Name = words["Se connecter"] }).First.WaitForAsync();
    }

    [Fact]
    public async Task Two_loopback_names_are_two_people_in_one_browser()
    {
        var anne = await site.App.AddProfessionalAsync();
        var paul = await site.App.AddAccountAsync("Paul Petit");
        await using var person = await chromium.NewPersonAsync(site.App.ClientOptions.BaseAddress);
        var first = await person.NewPageAsync();
        await first.GotoAsync("/account/sign-in?returnUrl=/legal/terms");

        var second = await person.RunAndWaitForPageAsync(() =>
            first.GetByRole(AriaRole.Link, new() { Name = "Ouvrir la page de connexion dans un second onglet" }).ClickAsync()
        );
        await first.Locator($"form:has([value='{anne.Id}']) button").ClickAsync();
        await first.WaitForURLAsync("**/legal/terms");
        await second.Locator($"form:has([value='{paul.Id}']) button").ClickAsync();
        await second.Locator(".account-menu").WaitForAsync();
        await first.ReloadAsync();

        Assert.Equal("localhost", new Uri(second.Url).Host);
        Assert.Contains("Anne Martin", await first.Locator(".account-menu").TextContentAsync(), StringComparison.Ordinal);
        Assert.Contains("Paul Petit", await second.Locator(".account-menu").TextContentAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fr-FR", ColorScheme.Light, Traits = [Tiers.Trait, Tiers.Whole])]
    [InlineData("en-GB", ColorScheme.Dark)]
    public async Task A_newcomer_comes_from_Google_and_is_listed_after_one_page_filled_by_keyboard(string locale, ColorScheme scheme)
    {
        var words = new PageWords(locale);
        site.Google.Person = GooglePerson.New("Zoé Lambert");
        await using var person = await chromium.NewPersonAsync(site.Address, locale, 360, 740, scheme);
        var page = await person.NewPageAsync();
        var watch = new PageWatch(page);

        await page.GotoAsync("/account/sign-in?returnUrl=/legal/terms");
        await watch.TabToAsync(page.GetByRole(AriaRole.Button, new() { Name = words["Continuer avec Google"] }));
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/account/welcome**");
        await watch.AssertFlawlessAsync();
        Assert.Equal("Zoé Lambert", await page.Locator("#name").InputValueAsync());

        var (city, profession) = (page.Locator("#city"), page.Locator("#profession"));
        await watch.TabToAsync(page.Locator("input[name='Input.Category'][value='Visitor']"));
        await page.Keyboard.PressAsync("Space");
        Assert.False(await profession.IsVisibleAsync());
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowDown");
        await watch.TabToAsync(city);
        await page.Keyboard.TypeAsync("nulle part ailleurs");
        await watch.TabToAsync(profession);
        await page.Keyboard.TypeAsync("Luthière");
        await watch.TabToAsync(page.Locator("input[name='Input.IsAdult']"));
        await page.Keyboard.PressAsync("Space");
        await watch.TabToAsync(page.Locator("input[name='Input.AcceptsTerms']"));
        await page.Keyboard.PressAsync("Space");
        await watch.TabToAsync(page.GetByRole(AriaRole.Button, new() { Name = words["Terminer"] }));
        await page.Keyboard.PressAsync("Enter");

        await page.Locator("#city-error:not(:empty)").WaitForAsync();
        await watch.AssertFlawlessAsync();
        Assert.Equal("Luthière", await profession.InputValueAsync());
        await city.FillAsync("Mirecourt");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/legal/terms");
        Assert.Contains("Zoé Lambert", await page.Locator(".account-menu").TextContentAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/no-such-page", "en-GB", 320, ColorScheme.Dark)]
    [InlineData("/account/sign-in?problem=google-failed", "fr-FR", 320, ColorScheme.Light)]
    [InlineData("/account/sign-in?problem=google-cancelled", "en-GB", 1280, ColorScheme.Dark)]
    [InlineData("/legal/terms", "fr-FR", 320, ColorScheme.Dark)]
    [InlineData("/legal/privacy", "en-GB", 1280, ColorScheme.Light)]
    public async Task Pages_are_readable_by_everyone_at_every_width(string path, string locale, int width, ColorScheme scheme)
    {
        await using var person = await chromium.NewPersonAsync(site.Address, locale, width, colorScheme: scheme);
        var page = await person.NewPageAsync();
        var watch = new PageWatch(page);

        await page.GotoAsync(path);

        await watch.AssertFlawlessAsync();
    }
}
