using Microsoft.Playwright;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Browsers;
using Visavis.TestSupport.Google;
using Visavis.TestSupport.Hosting;
using Visavis.TestSupport.Professionals;

namespace Visavis.Browser.Tests.Accounts;

public sealed class SignInTests(ChromiumBrowser chromium)
{
    [Fact]
    public async Task A_demo_person_signs_in_and_out_by_keyboard()
    {
        await using var app = AppHost.OnSqlite();
        var address = app.StartOnPort();
        await app.AddProfessionalAsync();
        await using var person = await chromium.NewPersonAsync(address);
        var page = await person.NewPageAsync();
        var watch = new PageWatch(page);

        await page.GotoAsync("/account/sign-in?returnUrl=/legal/terms");
        await watch.AssertFlawlessAsync();
        await watch.TabToAsync(page.GetByRole(AriaRole.Button, new() { Name = "Anne Martin" }));
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/legal/terms");

        await watch.TabToAsync(page.Locator(".account-menu summary"));
        await page.Keyboard.PressAsync("Enter");
        await watch.AssertFlawlessAsync();
        await watch.TabToAsync(page.GetByRole(AriaRole.Button, new() { Name = "Se déconnecter" }));
        await page.Keyboard.PressAsync("Enter");

        await page.GetByRole(AriaRole.Link, new() { Name = "Se connecter" }).First.WaitForAsync();
    }

    [Fact]
    public async Task Two_loopback_names_are_two_people_in_one_browser()
    {
        await using var app = AppHost.OnSqlite();
        var address = app.StartOnPort();
        await app.AddProfessionalAsync();
        await app.AddAccountAsync("Paul Petit");
        await using var person = await chromium.NewPersonAsync(address);
        var first = await person.NewPageAsync();
        await first.GotoAsync("/account/sign-in?returnUrl=/legal/terms");

        var second = await person.RunAndWaitForPageAsync(() =>
            first.GetByRole(AriaRole.Link, new() { Name = "Ouvrir la page de connexion dans un second onglet" }).ClickAsync()
        );
        await first.GetByRole(AriaRole.Button, new() { Name = "Anne Martin" }).ClickAsync();
        await first.WaitForURLAsync("**/legal/terms");
        await second.GetByRole(AriaRole.Button, new() { Name = "Paul Petit" }).ClickAsync();
        await second.Locator(".account-menu").WaitForAsync();
        await first.ReloadAsync();

        Assert.Equal("localhost", new Uri(second.Url).Host);
        Assert.Contains("Anne Martin", await first.Locator(".account-menu").TextContentAsync(), StringComparison.Ordinal);
        Assert.Contains("Paul Petit", await second.Locator(".account-menu").TextContentAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_newcomer_comes_from_Google_and_is_listed_after_one_page_filled_by_keyboard()
    {
        await using var google = await GoogleStandIn.StartAsync();
        google.Person = GooglePerson.New("Zoé Lambert");
        await using var app = AppHost.OnSqlite("Production", google.Settings);
        var address = app.StartOnPort();
        await using var person = await chromium.NewPersonAsync(address, width: 360, height: 740);
        var page = await person.NewPageAsync();
        var watch = new PageWatch(page);

        await page.GotoAsync("/account/sign-in?returnUrl=/legal/terms");
        await watch.AssertFlawlessAsync();
        await watch.TabToAsync(page.GetByRole(AriaRole.Button, new() { Name = "Continuer avec Google" }));
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/account/welcome**");
        await watch.AssertFlawlessAsync();
        Assert.Equal("Zoé Lambert", await page.GetByLabel("Nom affiché").InputValueAsync());

        await watch.TabToAsync(page.Locator("input[name='Input.Category'][value='Visitor']"));
        await page.Keyboard.PressAsync("Space");
        Assert.False(await page.GetByLabel("Métier ou activité").IsVisibleAsync());
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowDown");
        await watch.TabToAsync(page.GetByLabel("Commune", new() { Exact = true }));
        await page.Keyboard.TypeAsync("nulle part ailleurs");
        await watch.TabToAsync(page.GetByLabel("Métier ou activité"));
        await page.Keyboard.TypeAsync("Luthière");
        await watch.TabToAsync(page.Locator("input[name='Input.IsAdult']"));
        await page.Keyboard.PressAsync("Space");
        await watch.TabToAsync(page.Locator("input[name='Input.AcceptsTerms']"));
        await page.Keyboard.PressAsync("Space");
        await watch.TabToAsync(page.GetByRole(AriaRole.Button, new() { Name = "Terminer" }));
        await page.Keyboard.PressAsync("Enter");

        await page.GetByText("Nous ne trouvons pas cette commune").WaitForAsync();
        await watch.AssertFlawlessAsync();
        Assert.Equal("Luthière", await page.GetByLabel("Métier ou activité").InputValueAsync());
        await page.GetByLabel("Commune", new() { Exact = true }).FillAsync("Mirecourt");
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
        await using var google = await GoogleStandIn.StartAsync();
        await using var app = AppHost.OnSqlite("Development", google.Settings);
        var address = app.StartOnPort();
        await app.AddProfessionalAsync();
        await using var person = await chromium.NewPersonAsync(address, locale, width, colorScheme: scheme);
        var page = await person.NewPageAsync();
        var watch = new PageWatch(page);

        await page.GotoAsync(path);

        await watch.AssertFlawlessAsync();
    }
}
