using Microsoft.Playwright;
using Visavis.Browser.Tests.Pages;
using Visavis.TestSupport.Browsers;
using Visavis.TestSupport.Professionals;
using static Microsoft.Playwright.Assertions;

namespace Visavis.Browser.Tests.Search;

public sealed class ResultsJourneyTests(ChromiumBrowser chromium, DirectoryFixture site) : IClassFixture<DirectoryFixture>
{
    private const string Plumbers = "/professionals?what=plombier&where=Lyon";

    [Fact]
    public async Task Each_tick_shows_its_results_under_an_address_and_back_undoes_it()
    {
        await using var person = await chromium.NewPersonAsync(site.Address);
        var page = await person.NewPageAsync();
        var watch = new PageWatch(page);
        await page.GotoAsync(Plumbers);
        var heading = page.Locator("h1");
        var freelance = page.GetByLabel("À son compte");

        await freelance.CheckAsync();
        await Expect(heading).ToContainTextAsync("9 résultats");
        await Expect(freelance).ToBeFocusedAsync();
        await Expect(page.Locator("#results-live")).ToContainTextAsync("9 résultats");
        await Expect(page).ToHaveURLAsync(new Uri(site.Address, Plumbers + "&category=freelance").ToString());
        await page.GetByLabel("Entreprise").CheckAsync();
        await Expect(heading).ToContainTextAsync("18 résultats");
        await watch.AssertFlawlessAsync();

        await page.GoBackAsync();
        await Expect(heading).ToContainTextAsync("9 résultats");
        await Expect(page.GetByLabel("Entreprise")).Not.ToBeCheckedAsync();
        await page.Locator(".person-card a").First.ClickAsync();
        await Expect(heading).ToContainTextAsync("Anne Martin");
        await page.GoBackAsync();
        await Expect(heading).ToContainTextAsync("9 résultats");
        await Expect(freelance).ToBeCheckedAsync();
        await page.GoBackAsync();
        await Expect(heading).ToContainTextAsync("45 résultats");
        await Expect(freelance).Not.ToBeCheckedAsync();
    }

    [Fact]
    public async Task A_chip_takes_its_filter_away_and_the_language_keeps_the_rest()
    {
        await using var person = await chromium.NewPersonAsync(site.Address);
        var page = await person.NewPageAsync();
        await page.GotoAsync(Plumbers);
        await page.GetByLabel("À son compte").CheckAsync();
        await page.GetByLabel("anglais").CheckAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Retirer le filtre À son compte" }).ClickAsync();
        await Expect(page.Locator("h1")).ToContainTextAsync("45 résultats");
        await Expect(page.Locator("h1")).ToBeFocusedAsync();
        await page.ClickAsync(".preferences-menu > summary");
        await page.ClickAsync(".preferences-menu button[value=en]");

        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Remove the filter English" })).ToBeVisibleAsync();
        await Expect(page).ToHaveURLAsync(new Uri(site.Address, Plumbers + "&language=en").ToString());
    }

    [Fact]
    public async Task On_a_phone_the_filters_open_under_their_button_and_lead_back_to_the_list()
    {
        await using var person = await chromium.NewPersonAsync(
            site.Address,
            "en-GB",
            width: 320,
            height: 640,
            colorScheme: ColorScheme.Dark
        );
        var page = await person.NewPageAsync();
        var watch = new PageWatch(page);
        await page.GotoAsync(Plumbers);
        await Expect(page.GetByLabel("Self-employed")).ToBeHiddenAsync();

        await page.Locator(".filters > summary").ClickAsync();
        await page.GetByLabel("Self-employed").CheckAsync();
        await Expect(page.Locator(".filters-chosen")).ToContainTextAsync("1");
        await watch.AssertFlawlessAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "See the 9 results" }).ClickAsync();

        await Expect(page.GetByLabel("Self-employed")).ToBeHiddenAsync();
        await Expect(page.Locator("h1")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Around_the_reader_asks_first_and_puts_about_a_kilometre_in_the_address()
    {
        await using var person = await chromium.NewPersonAsync(site.Address);
        await person.GrantPermissionsAsync(["geolocation"]);
        await person.SetGeolocationAsync(new Geolocation { Latitude = 48.390123f, Longitude = -4.487654f });
        var page = await person.NewPageAsync();
        await page.GotoAsync("/professionals?what=avocat&where=Lyon");

        await page.GetByRole(AriaRole.Button, new() { Name = "Autour de moi" }).ClickAsync();

        await Expect(page.Locator("h1")).ToContainTextAsync($"{SmallDirectory.Lawyers} résultats");
        await Expect(page).ToHaveURLAsync(new Uri(site.Address, "/professionals?what=avocat&near=48.39,-4.49").ToString());
        await Expect(page.Locator("#header-where")).ToHaveValueAsync("");
    }

    [Fact]
    public async Task An_empty_result_leads_to_one_that_is_not()
    {
        await using var person = await chromium.NewPersonAsync(site.Address);
        var page = await person.NewPageAsync();
        var watch = new PageWatch(page);
        await page.GotoAsync("/professionals?what=avocat&where=Lyon");
        await Expect(page.Locator("h1")).ToContainTextAsync("Aucun résultat");
        await watch.AssertFlawlessAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Partout en France" }).ClickAsync();

        await Expect(page.Locator("h1")).ToContainTextAsync($"{SmallDirectory.Lawyers} résultats");
    }

    [Fact]
    public async Task A_reference_typed_leads_straight_to_the_profile()
    {
        await using var person = await chromium.NewPersonAsync(site.Address);
        var page = await person.NewPageAsync();
        await page.GotoAsync("/");

        await page.Locator("#hero-what").FocusAsync();
        await page.Keyboard.TypeAsync($"v {site.People[0].ReferenceCode}".ToLowerInvariant());
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator("h1")).ToContainTextAsync(site.People[0].DisplayName);
    }

    [Fact]
    public async Task Without_scripts_filters_are_a_form_with_a_button()
    {
        await using var person = await chromium.Browser.NewContextAsync(
            new BrowserNewContextOptions
            {
                BaseURL = site.Address.ToString(),
                Locale = "fr-FR",
                JavaScriptEnabled = false,
                ViewportSize = new ViewportSize { Width = 360, Height = 780 },
            }
        );
        var page = await person.NewPageAsync();
        await page.GotoAsync(Plumbers);

        await page.Locator(".filters > summary").ClickAsync();
        await page.GetByLabel("À son compte").CheckAsync();
        await page.Locator("#radius-10").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Appliquer" }).ClickAsync();

        await Expect(page.Locator("h1")).ToContainTextAsync("9 résultats");
        await page.GetByRole(AriaRole.Link, new() { Name = "Retirer le filtre À son compte" }).ClickAsync();
        await Expect(page.Locator("h1")).ToContainTextAsync("45 résultats");
        await Expect(page.Locator(".results-where")).ToContainTextAsync("10");
    }
}
