using Microsoft.Playwright;
using Visavis.Browser.Tests.Accounts;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Browsers;
using Visavis.TestSupport.Professionals;
using Visavis.Web.Professionals;
using static Microsoft.Playwright.Assertions;

namespace Visavis.Browser.Tests.Trust;

/// <summary>A report by a stranger on a phone, the decision, what each side is told, the appeal, and everything as it was.</summary>
public sealed class ReportJourneyTests(ChromiumBrowser chromium, AccountSite site) : IClassFixture<AccountSite>
{
    private const string Reporter = "victime@exemple.fr";

    [Fact]
    [Trait(Tiers.Trait, Tiers.Whole)]
    public async Task Reported_signed_out_decided_contested_and_restored_exactly_with_each_side_told_what_is_theirs()
    {
        var anne = await site.App.AddProfessionalAsync();
        await site.App.IndexAsync();
        var address = ProfessionalDirectory.ProfilePath(anne);
        await using var strangers = await chromium.NewPersonAsync(site.Address, width: 360, height: 780);
        var stranger = await strangers.NewPageAsync();
        await stranger.GotoAsync(address);
        var before = await stranger.Locator("article.profile .profile-body").InnerTextAsync();

        await stranger.GotoAsync("/report");
        await stranger.Locator("#report-name").FillAsync("Anne Martin");
        await stranger.Locator("#report-kind").SelectOptionAsync("MoneyTaken");
        await stranger.Locator("#report-story").FillAsync("Elle m’a demandé un virement avant le rendez-vous.");
        await stranger.Locator("#report-email").FillAsync(Reporter);
        await stranger.Locator("#report-faith").CheckAsync();
        await stranger.Locator("#report-form button[type=submit]").ClickAsync();
        await Expect(stranger.GetByText("Votre signalement est bien arrivé.")).ToBeVisibleAsync();
        await new PageWatch(stranger).AssertFlawlessAsync();
        var receipt = await site.Sink.MailToAsync(Reporter);
        await stranger.GotoAsync(new Uri(receipt.Links[0]).PathAndQuery);
        await stranger.GetByRole(AriaRole.Button, new() { Name = "Confirmer mon adresse" }).ClickAsync();

        await using var first = await chromium.NewPersonAsync(site.Address);
        var moderator = await StaffDesk.EnterAsync(first, site.App, "Mona Modératrice");
        await moderator.GotoAsync("/moderation");
        await moderator.GetByRole(AriaRole.Link, new() { Name = "Anne Martin" }).ClickAsync();
        await Expect(moderator.GetByText("Je répare les fuites.").First).ToBeVisibleAsync();
        await new PageWatch(moderator).AssertFlawlessAsync();
        await moderator.Locator("#decision-outcome").SelectOptionAsync("SuspendedForGood");
        await moderator.Locator("#decision-words").FillAsync("Le profil propose des paiements hors de tout contrat.");
        await moderator.GetByRole(AriaRole.Button, new() { Name = "Décider", Exact = true }).ClickAsync();
        await moderator.WaitForURLAsync("**/moderation**");

        Assert.Equal(404, (await stranger.GotoAsync(address))!.Status);
        await using var hers = await chromium.NewPersonAsync(site.Address, width: 360, height: 780);
        var suspended = await hers.NewPageAsync();
        await AccountSite.SignInAsync(suspended, anne.Id, "/account/suspended");
        await Expect(suspended.GetByText("paiements hors de tout contrat")).ToBeVisibleAsync();
        Assert.DoesNotContain("victime", await suspended.ContentAsync(), StringComparison.OrdinalIgnoreCase);
        await new PageWatch(suspended).AssertFlawlessAsync();
        await suspended.Locator("textarea[name=words]").FillAsync("Je n’ai jamais demandé d’argent à personne.");
        await suspended.GetByRole(AriaRole.Button, new() { Name = "Envoyer ma contestation" }).ClickAsync();
        await Expect(suspended.GetByText("une autre personne va l’examiner").First).ToBeVisibleAsync();

        await using var second = await chromium.NewPersonAsync(site.Address);
        var other = await StaffDesk.EnterAsync(second, site.App, "Max Second");
        await other.GotoAsync("/moderation");
        await other.GetByRole(AriaRole.Link, new() { Name = "Contestée par la personne concernée" }).ClickAsync();
        await other.Locator("#appeal-answer").FillAsync("Les faits ne sont pas établis : nous rendons tout.");
        await other.GetByRole(AriaRole.Button, new() { Name = "Donner raison et tout rendre" }).ClickAsync();
        await Expect(other.GetByText("tout est rendu").First).ToBeVisibleAsync();

        await stranger.GotoAsync(address);
        Assert.Equal(before, await stranger.Locator("article.profile .profile-body").InnerTextAsync());
        await suspended.GotoAsync("/account/decisions");
        await Expect(suspended.GetByText("vous a donné raison").First).ToBeVisibleAsync();
        await stranger.GotoAsync(new Uri(receipt.Links[0]).PathAndQuery);
        await Expect(stranger.Locator("#outcome-title")).ToBeVisibleAsync();
        Assert.DoesNotContain("suspend", await stranger.Locator("main").InnerTextAsync(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    [Trait(Tiers.Trait, Tiers.Whole)]
    public async Task Somebody_who_poses_as_another_is_seen_beside_them_decided_on_and_both_are_told()
    {
        const string Name = "Inès Moreau";
        var real = await AddMailedAsync(Name, "Mon atelier est ouvert depuis 2009.");
        var posing = await AddMailedAsync(Name, "Virement avant le rendez-vous, je réponds vite.");
        await site.App.IndexAsync();
        await using var hers = await chromium.NewPersonAsync(site.Address, "en-GB", width: 360, height: 780);
        var page = await hers.NewPageAsync();
        await AccountSite.SignInAsync(page, real.Id, "/report");
        await page.Locator("#report-name").FillAsync(Name);
        await page.Locator("#report-kind").SelectOptionAsync("Impersonation");
        await page.Locator("#report-story").FillAsync("This profile bears my name and my trade, and it is not mine.");
        await page.Locator("#report-faith").CheckAsync();
        await page.Locator("#report-form button[type=submit]").ClickAsync();
        await page.Locator($"#report-who input[value='{posing.ReferenceCode}']").CheckAsync();
        await page.Locator("#report-form button[type=submit]").ClickAsync();
        await Expect(page.GetByText("We compare the two profiles side by side")).ToBeVisibleAsync();
        await new PageWatch(page).AssertFlawlessAsync();
        var receipt = page.Url;

        await using var window = await chromium.NewPersonAsync(site.Address);
        var moderator = await StaffDesk.EnterAsync(window, site.App, "Mina Modératrice");
        await moderator.GotoAsync("/moderation");
        await moderator.GetByRole(AriaRole.Link, new() { Name = Name }).ClickAsync();
        var (suspect, reporter) = (moderator.Locator("section:has(#now-title)"), moderator.Locator("section:has(#own-title)"));
        await Expect(suspect).ToContainTextAsync("Virement avant le rendez-vous");
        await Expect(reporter).ToContainTextAsync("ouvert depuis 2009");
        foreach (var one in new[] { (Section: suspect, Person: posing), (Section: reporter, Person: real) })
        {
            await Expect(one.Section).ToContainTextAsync($"V-{one.Person.ReferenceCode}");
            await Expect(one.Section.Locator("img")).ToHaveCountAsync(1);
        }

        var (left, right) = ((await suspect.BoundingBoxAsync())!, (await reporter.BoundingBoxAsync())!);
        Assert.Equal(left.Y, right.Y);
        Assert.True(left.X + left.Width <= right.X);
        await new PageWatch(moderator).AssertFlawlessAsync();
        await moderator.Locator("#decision-outcome").SelectOptionAsync("SuspendedForGood");
        await moderator.Locator("#decision-reason").SelectOptionAsync("FalseIdentity");
        await moderator.Locator("#decision-words").FillAsync("Le profil porte l’identité d’une autre personne.");
        await moderator.GetByRole(AriaRole.Button, new() { Name = "Décider", Exact = true }).ClickAsync();
        await moderator.WaitForURLAsync(url => !url.Contains("/cases/", StringComparison.Ordinal));

        await page.GotoAsync(receipt);
        await Expect(page.Locator("#outcome-title")).ToBeVisibleAsync();
        Assert.Contains("has been examined", (await site.Sink.MailToAsync(MailOf(real.Id), 2)).Subject, StringComparison.Ordinal);
        Assert.Contains("identité d’une autre personne", (await site.Sink.MailToAsync(MailOf(posing.Id))).Text, StringComparison.Ordinal);
        await using var theirs = await chromium.NewPersonAsync(site.Address);
        var suspended = await theirs.NewPageAsync();
        await AccountSite.SignInAsync(suspended, posing.Id, "/account/suspended");
        await Expect(suspended.GetByText("identité d’une autre personne").First).ToBeVisibleAsync();
        Assert.Equal(404, (await page.GotoAsync(ProfessionalDirectory.ProfilePath(posing)))!.Status);
        Assert.Equal(200, (await page.GotoAsync(ProfessionalDirectory.ProfilePath(real)))!.Status);
    }

    private static string MailOf(Guid id) => $"ines-{id:N}@exemple.fr";

    private async Task<Professional> AddMailedAsync(string name, string presentation)
    {
        var person = await site.App.AddProfessionalAsync(p => (p.DisplayName, p.Presentation) = (name, presentation));
        var email = MailOf(person.Id);
        await site.App.WithDataAsync(async db =>
        {
            var account = (await db.Users.FindAsync(person.Id))!;
            (account.Email, account.NormalizedEmail, account.EmailConfirmed) = (email, email.ToUpperInvariant(), true);
            return await db.SaveChangesAsync();
        });
        return person;
    }
}
