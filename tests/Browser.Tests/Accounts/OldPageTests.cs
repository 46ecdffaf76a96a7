using Microsoft.Playwright;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Browsers;
using Visavis.TestSupport.Professionals;

namespace Visavis.Browser.Tests.Accounts;

/// <summary>Pages that outlive what they were made for: from the browser's memory, in a second tab, with words not yet sent.</summary>
public sealed class OldPageTests(ChromiumBrowser chromium, AccountSite site) : IClassFixture<AccountSite>
{
    [Fact]
    public async Task Back_after_signing_out_in_another_tab_shows_nothing_private()
    {
        var anne = await site.App.AddProfessionalAsync();
        await using var browser = await chromium.RememberingBrowserAsync();
        await using var person = await browser.NewContextAsync(new() { BaseURL = site.Address.ToString(), Locale = "fr-FR" });
        var page = await person.NewPageAsync();
        await AccountSite.SignInAsync(page, anne.Id, "/account/profile");
        await page.GotoAsync("/legal/terms");
        var other = await person.NewPageAsync();
        await other.GotoAsync("/legal/terms");
        await other.Locator("form[action='/account/sign-out'] button").First.EvaluateAsync("button => button.click()");
        await other.GetByRole(AriaRole.Link, new() { Name = "Se connecter" }).First.WaitForAsync();

        await page.GoBackAsync();

        await page.WaitForURLAsync("**/account/sign-in**");
        Assert.Equal(0, await page.Locator("#identity, #presentation").CountAsync());
    }

    [Fact]
    public async Task Words_of_one_section_survive_the_saving_of_another()
    {
        var anne = await site.App.AddProfessionalAsync();
        await using var person = await chromium.NewPersonAsync(site.Address);
        var page = await person.NewPageAsync();
        await AccountSite.SignInAsync(page, anne.Id, "/account/profile");

        await page.Locator("#presentation textarea").FillAsync("Des mots que je n’ai pas encore enregistrés.");
        await page.Locator("#identity button[type=submit]").ClickAsync();
        await page.WaitForURLAsync("**/account/profile**");

        await Assertions.Expect(page.Locator("#presentation textarea")).ToHaveValueAsync("Des mots que je n’ai pas encore enregistrés.");
    }

    [Fact]
    public async Task Back_to_a_refused_form_shows_what_was_typed_and_asks_nothing()
    {
        await using var person = await chromium.NewPersonAsync(site.Address);
        var page = await person.NewPageAsync();
        await page.GotoAsync("/contact");
        await page.Locator("#contact-words").FillAsync("Ma question, écrite avec soin.");
        await page.Locator("#contact-email").FillAsync("lea@");
        await page.GetByRole(AriaRole.Button, new() { Name = "Envoyer" }).ClickAsync();
        await Assertions.Expect(page.Locator("#contact-email")).ToHaveAttributeAsync("aria-invalid", "true");
        await page.WaitForLoadStateAsync(LoadState.Load);

        await page.GotoAsync("/legal/terms");
        await page.GoBackAsync();

        await Assertions.Expect(page.Locator("#contact-words")).ToHaveValueAsync("Ma question, écrite avec soin.");
        await Assertions.Expect(page.Locator("#contact-email")).ToHaveValueAsync("lea@");
    }

    [Fact]
    public async Task Words_survive_a_change_of_language()
    {
        var anne = await site.App.AddProfessionalAsync();
        await using var person = await chromium.NewPersonAsync(site.Address);
        var page = await person.NewPageAsync();
        await AccountSite.SignInAsync(page, anne.Id, "/account/profile");

        await page.Locator("#presentation textarea").FillAsync("Pas encore enregistré.");
        await page.Locator(".site-footer button[value=en]").ClickAsync();
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "en");

        await Assertions.Expect(page.Locator("#presentation textarea")).ToHaveValueAsync("Pas encore enregistré.");
    }

    [Fact]
    public async Task A_session_that_ended_elsewhere_is_not_called_a_bad_connection()
    {
        var anne = await site.App.AddProfessionalAsync();
        await using var person = await chromium.NewPersonAsync(site.Address);
        var page = await person.NewPageAsync();
        await AccountSite.SignInAsync(page, anne.Id, "/calls");
        await page.Locator("#presence-switch").ClickAsync();
        await Assertions.Expect(page.Locator("#presence-switch")).ToHaveAttributeAsync("aria-checked", "true");
        var other = await person.NewPageAsync();
        await other.GotoAsync("/legal/terms");

        await other.Locator("form[action='/account/sign-out'] button").First.EvaluateAsync("button => button.click()");

        await Assertions.Expect(page.Locator("#session-notice")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await Assertions.Expect(page.Locator("#session-notice a")).ToHaveAttributeAsync("href", "/account/sign-in?returnUrl=%2Fcalls");
    }

    [Fact]
    public async Task Paper_is_white_in_the_dark_theme_too()
    {
        await using var person = await chromium.NewPersonAsync(site.Address, colorScheme: ColorScheme.Dark);
        var page = await person.NewPageAsync();
        await page.GotoAsync("/legal/terms");
        await page.EmulateMediaAsync(new() { Media = Microsoft.Playwright.Media.Print, ColorScheme = ColorScheme.Dark });

        var lightness = await page.EvaluateAsync<double>(
            "() => Math.max(...getComputedStyle(document.querySelector('main h1')).color.match(/[\\d.]+/g).slice(0, 3).map(Number))"
        );

        Assert.True(lightness < 100, $"The letters are printed with a brightness of {lightness} of 255.");
    }

    [Fact]
    public async Task Filtering_off_line_keeps_the_list_and_says_why()
    {
        await site.App.AddProfessionalAsync();
        await using var person = await chromium.NewPersonAsync(site.Address);
        var page = await person.NewPageAsync();
        await page.GotoAsync("/professionals");
        await person.SetOfflineAsync(true);

        await page.GetByLabel("À son compte").CheckAsync();

        await Assertions
            .Expect(page.Locator("#results-live"))
            .ToHaveClassAsync(
                new System.Text.RegularExpressions.Regex(
                    "notice",
                    System.Text.RegularExpressions.RegexOptions.None,
                    TimeSpan.FromSeconds(1)
                )
            );
        await Assertions.Expect(page.Locator("h1")).ToBeVisibleAsync();
    }
}
