using Microsoft.Playwright;
using Visavis.Browser.Tests.Accounts;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Browsers;
using Visavis.TestSupport.Professionals;
using Visavis.Web.Accounts;
using Visavis.Web.Professionals;

namespace Visavis.Browser.Tests.Organisations;

public sealed class InvitationJourneyTests(ChromiumBrowser chromium, AccountSite site) : IClassFixture<AccountSite>
{
    [Theory]
    [InlineData("fr-FR", ColorScheme.Light, Traits = [Tiers.Trait, Tiers.Whole])]
    [InlineData("en-GB", ColorScheme.Dark)]
    public async Task An_employee_is_invited_accepts_and_stands_among_the_colleagues(string locale, ColorScheme scheme)
    {
        var words = new PageWords(locale);
        var guest = EmailJourney.NewAddress();
        var company = await site.App.AddProfessionalAsync(p => (p.DisplayName, p.Category) = ("Maison Faure", AccountCategory.Company));
        var newcomer = await site.App.AddAccountAsync("Zoé", a => a.TermsAcceptedAt = null);
        await using var owner = await chromium.NewPersonAsync(site.Address, locale, 360, 740, scheme);
        var page = await owner.NewPageAsync();
        var watch = new PageWatch(page);

        // The owner opens the organisation, adds a service, invites.
        await AccountSite.SignInAsync(page, company.Id, "/account/organisation");
        await watch.AssertFlawlessAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = words["Ouvrir mon organisation"] }).ClickAsync();
        await page.GetByText(words["Ajouter un service"]).ClickAsync();
        await page.GetByLabel("Service", new() { Exact = true }).SelectOptionAsync("AfterSales");
        await page.GetByRole(AriaRole.Button, new() { Name = words["Ajouter"], Exact = true }).First.ClickAsync();
        await page.Locator("#services .notice-success").WaitForAsync();
        await page.Locator("#invite-email").FillAsync(guest);
        await page.Locator("#invitations input[type=checkbox]").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = words["Inviter"], Exact = true }).ClickAsync();
        await page.Locator("#invitations .notice-success").WaitForAsync();
        await watch.AssertFlawlessAsync();

        // The newcomer follows the mail's link, signed out.
        var mail = await site.Sink.MailToAsync(guest);
        var link = mail.Links.First(l => l.Contains("/account/invitation", StringComparison.Ordinal));
        await using var invited = await chromium.NewPersonAsync(site.Address, locale, 360, 740, scheme);
        var theirs = await invited.NewPageAsync();
        var theirWatch = new PageWatch(theirs);
        await theirs.GotoAsync(link);
        await theirWatch.AssertFlawlessAsync();
        await theirs.Locator("main .button-primary").ClickAsync();
        await theirs.Locator($"form:has([value='{newcomer.Id}']) button").ClickAsync();
        await theirs.WaitForURLAsync("**/account/invitation**");
        await theirWatch.AssertFlawlessAsync();
        await theirs.Locator("main .button-primary").ClickAsync();
        await theirs.Locator("#name").FillAsync("Zoé Lambert");
        await theirs.Locator("#city").FillAsync("Mirecourt");
        await theirs.Locator("#profession").FillAsync("Conseillère après-vente");
        await theirs.Locator("[name='Input.IsAdult']").CheckAsync();
        await theirs.Locator("[name='Input.AcceptsTerms']").CheckAsync();
        await theirWatch.AssertFlawlessAsync();
        await theirs.Locator("main .button-primary").ClickAsync();
        await theirs.WaitForURLAsync("**/account/organisation**");
        await theirs.Locator("#members").GetByText("Zoé Lambert").WaitForAsync();
        await theirWatch.AssertFlawlessAsync();

        // Anybody finds them on the company's page, under their service.
        await theirs.GotoAsync(ProfessionalDirectory.ProfilePath(company));
        await theirs.GetByRole(AriaRole.Heading, new() { Name = words["Après-vente"] }).WaitForAsync();
        await theirs.GetByRole(AriaRole.Link, new() { Name = "Zoé Lambert" }).First.WaitForAsync();
        await theirWatch.AssertFlawlessAsync();
    }
}
