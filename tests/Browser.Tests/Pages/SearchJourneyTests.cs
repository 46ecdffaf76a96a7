using Microsoft.Playwright;
using Visavis.TestSupport.Browsers;
using static Microsoft.Playwright.Assertions;

namespace Visavis.Browser.Tests.Pages;

public sealed class SearchJourneyTests(ChromiumBrowser chromium, DirectoryFixture site) : IClassFixture<DirectoryFixture>
{
    private const int MostTabs = 60;

    [Fact]
    public async Task A_person_with_a_keyboard_alone_finds_somebody()
    {
        await using var person = await chromium.NewPersonAsync(site.Address);
        var page = await person.NewPageAsync();
        await page.GotoAsync("/");

        await TabToAsync(page, "#hero-what");
        await page.Keyboard.TypeAsync("plombier");
        await TabToAsync(page, "#hero-where");
        await page.Keyboard.TypeAsync("Lyon");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("h1")).ToContainTextAsync("45 résultats");

        await TabToAsync(page, ".person-card a");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("h1")).ToContainTextAsync("Anne Martin");

        await page.GoBackAsync();
        await Expect(page.Locator("h1")).ToContainTextAsync("45 résultats");
        await TabToAsync(page, "a[rel=next]");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".pager [aria-current=page]")).ToHaveTextAsync("Page 2");
        await page.GoBackAsync();
        await Expect(page.Locator(".pager [aria-current=page]")).ToHaveTextAsync("Page 1");
    }

    [Fact]
    public async Task The_skip_link_leads_past_the_header()
    {
        await using var person = await chromium.NewPersonAsync(site.Address);
        var page = await person.NewPageAsync();
        await page.GotoAsync("/professionals?what=plombier");

        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator(".skip-link")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator("main")).ToBeFocusedAsync();
        // The address stays: following it as a link would load the page again.
        Assert.EndsWith("/professionals?what=plombier", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_scripts_search_language_and_theme_still_work()
    {
        await using var person = await chromium.Browser.NewContextAsync(
            new BrowserNewContextOptions
            {
                BaseURL = site.Address.ToString(),
                Locale = "fr-FR",
                JavaScriptEnabled = false,
            }
        );
        var page = await person.NewPageAsync();
        await page.GotoAsync("/");

        await page.FillAsync("#hero-what", "avocat");
        await page.ClickAsync(".search-form-hero button");
        await Expect(page.Locator("h1")).ToContainTextAsync("3 résultats");

        await page.ClickAsync(".preferences-menu > summary");
        await page.ClickAsync(".preferences-menu button[value=en]");
        await Expect(page.Locator("h1")).ToContainTextAsync("3 results");

        await page.ClickAsync(".preferences-menu > summary");
        await page.ClickAsync(".preferences-menu button[value=dark]");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await Expect(page.Locator("h1")).ToContainTextAsync("3 results");
    }

    [Fact]
    public async Task A_menu_closes_by_Escape_and_gives_the_focus_back()
    {
        await using var person = await chromium.NewPersonAsync(site.Address);
        var page = await person.NewPageAsync();
        await page.GotoAsync("/");
        var menu = page.Locator(".preferences-menu");

        await TabToAsync(page, ".preferences-menu > summary");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        await Expect(menu.Locator("button").First).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");

        await Expect(menu).Not.ToHaveAttributeAsync("open", "");
        await Expect(menu.Locator("summary")).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("Enter");
        await page.Locator("h1").ClickAsync();
        await Expect(menu).Not.ToHaveAttributeAsync("open", "");
    }

    [Fact]
    public async Task A_theme_shows_at_once_and_is_remembered()
    {
        await using var person = await chromium.NewPersonAsync(site.Address);
        var page = await person.NewPageAsync();
        await page.GotoAsync("/");

        await page.ClickAsync(".preferences-menu > summary");
        await page.RunAndWaitForResponseAsync(
            () => page.ClickAsync(".preferences-menu button[value=dark]"),
            response => response.Url.EndsWith("/theme", StringComparison.Ordinal)
        );

        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await Expect(page.Locator(".preferences-menu button[value=dark]")).ToHaveAttributeAsync("aria-pressed", "true");
        await page.ReloadAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
    }

    [Fact]
    public async Task The_reference_can_be_copied()
    {
        await using var person = await chromium.NewPersonAsync(site.Address);
        await person.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        var page = await person.NewPageAsync();
        await page.GotoAsync($"/V-{site.People[0].ReferenceCode}");

        var copy = page.GetByRole(AriaRole.Button, new() { Name = "Copier la référence" });
        await copy.ClickAsync();

        await Expect(page.Locator(".profile-facts .copy-button")).ToContainTextAsync("Copié");
        Assert.Equal($"V-{site.People[0].ReferenceCode}", await page.EvaluateAsync<string>("navigator.clipboard.readText()"));
    }

    private static async Task TabToAsync(IPage page, string selector)
    {
        for (var tabs = 0; tabs < MostTabs; tabs++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>("s => document.activeElement.matches(s)", selector))
            {
                return;
            }
        }

        Assert.Fail($"{selector} cannot be reached with the Tab key.");
    }
}
