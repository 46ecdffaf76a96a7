using Microsoft.Playwright;
using Visavis.Browser.Tests.Pages;
using Visavis.TestSupport.Browsers;
using static Microsoft.Playwright.Assertions;

namespace Visavis.Browser.Tests.Search;

/// <summary>Which of several places, why somebody is listed, what instead of nothing.</summary>
public sealed class SecondLookJourneyTests(ChromiumBrowser chromium, DirectoryFixture site) : IClassFixture<DirectoryFixture>
{
    [Fact]
    public async Task From_a_place_of_several_through_an_empty_result_to_somebody_and_why()
    {
        await using var person = await chromium.NewPersonAsync(site.Address, width: 360);
        var page = await person.NewPageAsync();
        var watch = new PageWatch(page);

        await page.GotoAsync("/professionals?what=fuite&where=Saint-Denis");
        await page.GetByRole(AriaRole.Link, new() { Name = "Saint-Denis (974), La Réunion" }).ClickAsync();
        await Expect(page.Locator(".results-where")).ToContainTextAsync("Saint-Denis (974)");
        await Expect(page.Locator(".which-place")).ToHaveCountAsync(0);
        await watch.AssertFlawlessAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Partout en France" }).ClickAsync();
        await Expect(page.Locator(".person-card-reason mark").First).ToHaveTextAsync("fuite", new() { IgnoreCase = true });
        await watch.AssertFlawlessAsync();
        if (Environment.GetEnvironmentVariable("PICTURES") is { } folder)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, "reason.png") });
            await page.GotoAsync("/professionals?what=plombier&where=Saint-Denis");
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, "which.png") });
            await page.GotoAsync("/professionals?what=3624");
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, "number.png") });
        }
    }
}
