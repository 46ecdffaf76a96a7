using Visavis.Browser.Tests.Accounts;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Browsers;
using Visavis.Web.Accounts;

namespace Visavis.Browser.Tests.Organisations;

public sealed class WelcomeJourneyTests(ChromiumBrowser chromium, AccountSite site) : IClassFixture<AccountSite>
{
    [Theory]
    [InlineData("fr-FR")]
    [InlineData("en-GB", Traits = [Tiers.Trait, Tiers.Whole])]
    public async Task Each_category_sees_its_own_questions_and_gets_through(string locale)
    {
        foreach (var category in Enum.GetValues<AccountCategory>())
        {
            var account = await site.App.AddAccountAsync($"Alix {category}", a => a.TermsAcceptedAt = null);
            await using var person = await chromium.NewPersonAsync(site.Address, locale, width: 360, height: 740);
            var page = await person.NewPageAsync();
            var watch = new PageWatch(page);
            await AccountSite.SignInAsync(page, account.Id, "/account/welcome?returnUrl=%2Flegal%2Fterms");
            Assert.False(await page.Locator("#profession").IsVisibleAsync());

            await page.Locator($"[name='Input.Category'][value='{category}']").CheckAsync();
            Assert.Equal(category == AccountCategory.Visitor, await page.Locator("#postal-code").IsVisibleAsync());
            Assert.Equal(category == AccountCategory.JobSeeker, await page.Locator("#mobility").IsVisibleAsync());
            Assert.Equal(category.IsOrganisation(), await page.Locator("#own-service").IsVisibleAsync());
            await watch.AssertFlawlessAsync();

            await page.Locator("#city").FillAsync("Mirecourt");
            await page.Locator("[name='Input.AcceptsTerms']").CheckAsync();
            if (category.IsListed())
            {
                await page.Locator("#profession").FillAsync("Luthière");
                await page.Locator("[name='Input.IsAdult']").CheckAsync();
            }

            await page.Locator("main .button-primary").ClickAsync();
            await page.WaitForURLAsync("**/legal/terms");
            Assert.Equal(category, (await site.App.ReadAccountAsync(account.Id)).Category);
        }
    }
}
