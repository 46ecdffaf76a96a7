using Microsoft.Playwright;
using Visavis.TestSupport;
using Visavis.TestSupport.Browsers;
using Visavis.TestSupport.Professionals;
using Visavis.Web.Accounts;
using Visavis.Web.Professionals;
using static Microsoft.Playwright.Assertions;

namespace Visavis.Browser.Tests.Pages;

public sealed class ProfileJourneyTests(ChromiumBrowser chromium, ProfileSite site) : IClassFixture<ProfileSite>
{
    [Theory]
    [InlineData("fr-FR", ColorScheme.Light)]
    [InlineData("en-GB", ColorScheme.Dark, Traits = [Tiers.Trait, Tiers.Whole])]
    public async Task A_job_seeker_fills_in_every_section_on_a_phone(string locale, ColorScheme scheme)
    {
        await using var person = await SignInAsync(locale, 360, scheme);
        var page = person.Pages[0];
        var watch = new PageWatch(page);
        await page.GotoAsync("/account/profile");
        await watch.AssertFlawlessAsync();

        await page.FillAsync("#name", "Anne Dubois");
        await page.FillAsync("#other-professions", "Chauffagiste");
        await SaveAsync(page, "identity");
        await page.FillAsync("#presentation-text", "Bonjour **à tous**");
        await Expect(page.Locator(".presentation-count")).ToContainTextAsync("18 / 4");
        await page.ClickAsync("#presentation [formaction]");
        await Expect(page.Locator("#presentation-preview strong")).ToHaveTextAsync("à tous");
        await watch.AssertFlawlessAsync();
        await SaveAsync(page, "presentation");

        await page.CheckAsync("[name=PriceKind][value=free] >> nth=0");
        await Expect(page.Locator("#amount")).ToBeHiddenAsync();
        await page.CheckAsync("[name=Languages][value=es]");
        await SaveAsync(page, "consultation");
        await page.FillAsync("#experience", "200");
        await page.ClickAsync("#job-search button");
        await Expect(page.Locator("#experience-error")).Not.ToBeEmptyAsync();
        await watch.AssertFlawlessAsync();
        await page.FillAsync("#experience", "12");
        await page.SelectOptionAsync("#mobility", "1000");
        await SaveAsync(page, "job-search");

        await page.ClickAsync(".offer-add > summary");
        await page.FillAsync("#offer-new-name", "Dépannage");
        await page.CheckAsync(".offer-add [value=priced]");
        await page.FillAsync("#offer-new-amount", "45");
        await page.ClickAsync(".offer-add button");
        await Expect(page.Locator(".offer-name")).ToContainTextAsync("45");
        await page.ClickAsync(".offer-edit summary");
        await watch.AssertFlawlessAsync();

        await page.ClickAsync(".own-name a");
        await Expect(page.Locator("h1")).ToHaveTextAsync("Anne Dubois");
        await Expect(page.Locator(".profile-job li")).ToHaveCountAsync(3);
        await Expect(page.Locator("#offers h3")).ToHaveTextAsync("Dépannage");
        await watch.AssertFlawlessAsync();
    }

    [Theory]
    [InlineData("fr-FR", ColorScheme.Dark, Traits = [Tiers.Trait, Tiers.Whole])]
    [InlineData("en-GB", ColorScheme.Light)]
    public async Task Hours_are_set_on_a_phone_and_copied_to_the_working_days(string locale, ColorScheme scheme)
    {
        await using var person = await SignInAsync(locale, 360, scheme);
        var page = person.Pages[0];
        var watch = new PageWatch(page);
        await page.GotoAsync("/account/calendar");

        await page.FillAsync("#day1-0-start", "12:00");
        await page.FillAsync("#day1-0-end", "09:00");
        await page.ClickAsync("#working-hours .button-primary");
        await Expect(page.Locator("#day1-error")).Not.ToBeEmptyAsync();
        await watch.AssertFlawlessAsync();
        await page.FillAsync("#day1-0-start", "09:00");
        await page.FillAsync("#day1-0-end", "12:00");
        await page.ClickAsync("fieldset >> nth=0 >> summary");
        await page.FillAsync("#day1-1-start", "14:00");
        await page.FillAsync("#day1-1-end", "18:00");
        await page.ClickAsync("#working-hours [formaction]");

        await Expect(page.Locator("#working-hours .notice-success")).ToBeVisibleAsync();
        await Expect(page.Locator("#day5-1-end")).ToHaveValueAsync("18:00");
        await watch.AssertFlawlessAsync();
    }

    [Fact]
    public async Task Hiding_the_profile_takes_its_owner_offline()
    {
        await using var person = await SignInAsync("fr-FR", 1280, ColorScheme.Light);
        var page = person.Pages[0];
        await page.GotoAsync("/account/profile");
        await page.WaitForFunctionAsync("() => document.getElementById('presence-switch')?.dataset.line === 'connected'");
        await page.GetByRole(AriaRole.Switch).ClickAsync();
        await page.Locator("#presence-switch[data-status=online]").WaitForAsync();

        await page.ClickAsync("#visibility button");

        await Expect(page.Locator("#visibility .notice-success")).ToContainTextAsync("masqué");
        await page.Locator("#presence-switch[data-status=offline]").WaitForAsync();
        await page.ClickAsync("#visibility button");
        await Expect(page.Locator("#visibility .notice-success")).ToContainTextAsync("de nouveau visible");
    }

    [Fact]
    public async Task Without_scripts_a_section_is_previewed_saved_and_told_of_a_change_elsewhere()
    {
        await using var person = await SignInAsync("fr-FR", 360, ColorScheme.Light, scripts: false);
        var (page, other) = (person.Pages[0], await person.NewPageAsync());
        await page.GotoAsync("/account/profile");
        await other.GotoAsync("/account/profile");

        await page.FillAsync("#presentation-text", "Du premier onglet.");
        await page.ClickAsync("#presentation [formaction]");
        await Expect(page.Locator("#presentation-preview p >> nth=1")).ToHaveTextAsync("Du premier onglet.");
        await SaveAsync(page, "presentation");
        await other.FillAsync("#presentation-text", "Du second.");
        await other.ClickAsync("#presentation .button-primary");

        await Expect(other.Locator("#presentation [role=alert]")).ToContainTextAsync("modifiée ailleurs");
        await Expect(other.Locator("#presentation-text")).ToHaveValueAsync("Du second.");
    }

    [Theory]
    [InlineData("fr-FR", ColorScheme.Light)]
    [InlineData("en-GB", ColorScheme.Dark, Traits = [Tiers.Trait, Tiers.Whole])]
    public async Task A_visitor_reads_and_shares_a_profile_on_a_phone(string locale, ColorScheme scheme)
    {
        var anne = await site.App.AddProfessionalAsync(p =>
        {
            // One endless word must not make the page wider than the phone.
            p.OtherProfessions = ["Chauffagiste", new string('m', 120)];
            p.Presentation = $"Je répare les fuites.\n\n{new string('m', 400)}";
        });
        await using var visitor = await chromium.NewPersonAsync(site.Address, locale, 360, colorScheme: scheme);
        await visitor.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        var page = await visitor.NewPageAsync();
        var watch = new PageWatch(page);
        await page.GotoAsync(ProfessionalDirectory.ProfilePath(anne));

        await page.ClickAsync(".profile-nav [href$='#availability']");
        await Expect(page.Locator(".profile-nav [aria-current]"))
            .ToHaveAttributeAsync("href", $"{ProfessionalDirectory.ProfilePath(anne)}#availability");
        await watch.TabToAsync(page.Locator("#share-address"));
        await page.ClickAsync(".share-row button");
        Assert.Equal($"{site.Address}V-{anne.ReferenceCode}", await page.EvaluateAsync<string>("navigator.clipboard.readText()"));
        await page.WaitForFunctionAsync("() => document.querySelector('.share-qr img').naturalWidth > 0");
        await page.ClickAsync(".share-card summary");
        await watch.AssertFlawlessAsync();

        await page.SetViewportSizeAsync(1280, 800);
        Assert.True(await page.EvaluateAsync<bool>("() => (n => n.scrollWidth <= n.clientWidth)(document.querySelector('.profile-nav'))"));

        var card = await visitor.RunAndWaitForPageAsync(() => page.ClickAsync(".share-card a"));
        await card.SetViewportSizeAsync(320, 200);
        await new PageWatch(card).AssertFlawlessAsync();
        var profile = await visitor.RunAndWaitForPageAsync(() => card.ClickAsync("a"));
        await Expect(profile.Locator("h1")).ToHaveTextAsync("Anne Martin");
    }

    private async Task<IBrowserContext> SignInAsync(string locale, int width, ColorScheme scheme, bool scripts = true)
    {
        var name = $"Anne {locale} {scheme} {width} {scripts}";
        await site.App.AddProfessionalAsync(p =>
        {
            p.DisplayName = name;
            p.Category = AccountCategory.JobSeeker;
            p.JobSearch = new JobSearch { ExperienceYears = 3 };
        });
        var person = await chromium.Browser.NewContextAsync(
            new BrowserNewContextOptions
            {
                BaseURL = site.Address.ToString(),
                Locale = locale,
                ViewportSize = new ViewportSize { Width = width, Height = 800 },
                ColorScheme = scheme,
                JavaScriptEnabled = scripts,
            }
        );
        var page = await person.NewPageAsync();
        await page.GotoAsync("/account/sign-in?returnUrl=/legal/terms");
        await page.GetByRole(AriaRole.Button, new() { Name = name }).ClickAsync();
        await page.WaitForURLAsync("**/legal/terms");
        return person;
    }

    private static async Task SaveAsync(IPage page, string section)
    {
        await page.ClickAsync($"#{section} .button-primary");
        await Expect(page.Locator($"#{section} .notice-success")).ToBeVisibleAsync();
        // The rest of the page, and its scripts: they put back what was typed elsewhere.
        await page.WaitForLoadStateAsync();
    }
}
