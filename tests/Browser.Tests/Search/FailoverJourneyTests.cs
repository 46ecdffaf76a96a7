using Microsoft.Playwright;
using Visavis.TestSupport.Browsers;
using Visavis.TestSupport.Hosting;
using Visavis.TestSupport.Meilisearch;
using Visavis.TestSupport.Professionals;
using static Microsoft.Playwright.Assertions;

namespace Visavis.Browser.Tests.Search;

/// <summary>The search server goes away and comes back while people search.</summary>
public sealed class FailoverJourneyTests(ChromiumBrowser chromium)
{
    [Fact]
    public async Task Without_its_server_the_search_goes_on_and_says_so_until_it_is_back()
    {
        await using var server = await MeilisearchStandIn.StartAsync();
        await using var app = AppHost.OnSqlite(server.Settings);
        var address = app.StartOnPort();
        await SmallDirectory.FillAsync(app);
        await using var person = await chromium.NewPersonAsync(address, "fr-FR", width: 360, height: 740);
        var page = await person.NewPageAsync();
        var watch = new PageWatch(page);
        var notice = page.Locator("[data-degraded]");

        await SearchUntilAsync(page, async () => await notice.CountAsync() == 0);
        await server.DownAsync();
        await SearchUntilAsync(page, async () => await notice.CountAsync() == 1);
        await Expect(page.Locator(".person-card").First).ToBeVisibleAsync();
        await watch.AssertFlawlessAsync();

        await page.GetByLabel("À son compte").EvaluateAsync("box => box.closest('details')?.setAttribute('open', '')");
        await page.GetByLabel("À son compte").CheckAsync();
        await Expect(page).ToHaveURLAsync(new Uri(address, "/professionals?what=plombier&where=Lyon&category=freelance").ToString());
        await Expect(page.Locator(".person-card").First).ToBeVisibleAsync();

        await server.UpAsync();
        await SearchUntilAsync(page, async () => await notice.CountAsync() == 0);
        await Expect(page.Locator(".person-card").First).ToBeVisibleAsync();
    }

    private static async Task SearchUntilAsync(IPage page, Func<Task<bool>> holds) =>
        await TestSupport.Eventually.IsTrueAsync(async () =>
        {
            await page.GotoAsync("/professionals?what=plombier&where=Lyon");
            return await page.Locator(".person-card").CountAsync() > 0 && await holds();
        });
}
