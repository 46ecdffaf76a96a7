using Microsoft.Playwright;
using Visavis.Browser.Tests.Pages;
using Visavis.TestSupport;
using Visavis.TestSupport.Browsers;
using Visavis.TestSupport.Professionals;
using static Microsoft.Playwright.Assertions;

namespace Visavis.Browser.Tests.Accounts;

/// <summary>Taking one's data along, and leaving.</summary>
public sealed class LeavingTests(ChromiumBrowser chromium, ProfileSite site) : IClassFixture<ProfileSite>
{
    [Theory]
    [InlineData("fr-FR", ColorScheme.Light, "Ce n’est pas le nom", Traits = [Tiers.Trait, Tiers.Whole])]
    [InlineData("en-GB", ColorScheme.Dark, "This is not the name")]
    public async Task A_member_takes_their_file_and_unsubscribes_in_two_steps(string locale, ColorScheme scheme, string refusal)
    {
        var professional = await site.App.AddProfessionalAsync();
        await using var person = await chromium.Browser.NewContextAsync(
            new()
            {
                BaseURL = site.Address.ToString(),
                Locale = locale,
                ColorScheme = scheme,
                ViewportSize = new() { Width = 360, Height = 780 },
            }
        );
        var page = await person.NewPageAsync();
        var watch = new PageWatch(page);
        await page.GotoAsync("/account/sign-in?returnUrl=/account/other");
        await page.ClickAsync($"form:has([value='{professional.Id}']) button");
        await page.WaitForURLAsync("**/account/other");
        await watch.AssertFlawlessAsync();

        await page.ClickAsync("#data form button");
        var file = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("#data a[download]"));
        Assert.EndsWith(".zip", file.SuggestedFilename, StringComparison.Ordinal);
        await watch.AssertFlawlessAsync();

        await page.ClickAsync("#unsubscribe a");
        await watch.AssertFlawlessAsync();
        await page.ClickAsync(".button-danger");
        await page.FillAsync("#confirmation", "Jean");
        await page.ClickAsync(".button-danger");
        await Expect(page.Locator("#confirmation-error")).ToContainTextAsync(refusal);
        await watch.AssertFlawlessAsync();
        await page.FillAsync("#confirmation", professional.DisplayName);
        await page.ClickAsync(".button-danger");

        await page.WaitForURLAsync("**/account/goodbye");
        await watch.AssertFlawlessAsync();
        var answer = await page.GotoAsync($"/V-{professional.ReferenceCode}");
        Assert.Equal(404, answer!.Status);
    }
}
