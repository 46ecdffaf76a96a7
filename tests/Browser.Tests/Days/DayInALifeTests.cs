using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Visavis.Browser.Tests.Accounts;
using Visavis.Browser.Tests.Organisations;
using Visavis.Browser.Tests.Trust;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Browsers;
using Visavis.TestSupport.Professionals;
using Visavis.Web.Accounts;
using Visavis.Web.Professionals;
using static Microsoft.Playwright.Assertions;

namespace Visavis.Browser.Tests.Days;

/// <summary>
/// A day in the life of people of the site, across its modules, with the clock moved where days pass. That of an elderly client with a telephone and
/// her daughter needs a line and no browser: <c>DaughterTests</c> tells it.
/// </summary>
[Trait(Tiers.Trait, Tiers.Whole)]
public sealed class DayInALifeTests(ChromiumBrowser chromium, AccountSite site) : IClassFixture<AccountSite>
{
    [Fact]
    public async Task A_visitor_with_a_leak_finds_a_plumber_has_her_come_approves_her_hours_and_recommends_her()
    {
        var (anne, offer) = await site.App.AddBookableAsync(o =>
            (o.Name, o.Way, o.PriceCents) = ("Réparation de fuite", MeetingWay.AtClient, 9000)
        );
        await site.App.IndexAsync();
        var paul = await site.App.AddAccountAsync("Paul Petit");
        await using var his = await chromium.NewPersonAsync(site.Address, width: 360, height: 780);
        await using var hers = await chromium.NewPersonAsync(site.Address);
        var (visitor, plumber) = (await his.NewPageAsync(), await hers.NewPageAsync());
        await AccountSite.SignInAsync(visitor, paul.Id, "/help");
        await visitor.GotoAsync("/");
        await visitor.Locator(".search-form-hero [name=what]").FillAsync("dépannage fuite");
        await visitor.Locator(".search-form-hero [name=where]").FillAsync("Lyon");
        await visitor.Locator(".search-form-hero [name=where]").PressAsync("Enter");
        await visitor.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Anne Martin" }).First.ClickAsync();
        await Expect(visitor.GetByText("Anne Martin est hors ligne.")).ToBeVisibleAsync();

        await visitor.GotoAsync(site.SlotsOf(anne.ReferenceCode, offer.Id, 3));
        await visitor.Locator("button.slot").First.ClickAsync();
        await visitor.Locator("#b-place").FillAsync("3 rue des Lilas, 69003 Lyon");
        await visitor.Locator("#b-access").FillAsync("2e étage, code 42B");
        await visitor.GetByLabel("Numéro et rue").FillAsync("3 rue des Lilas");
        await visitor.GetByLabel("Code postal").FillAsync("69003");
        await visitor.GetByLabel("Ville").FillAsync("Lyon");
        await visitor.Locator("[name=EarlyStart]").CheckAsync();
        await new PageWatch(visitor).AssertFlawlessAsync();
        await visitor.GetByRole(AriaRole.Button, new() { Name = "Réserver avec obligation de paiement" }).ClickAsync();
        await visitor.Locator("[data-state=Requested]").WaitForAsync();
        var code = new Uri(visitor.Url).Segments[^1];

        // Where to go is seen once it is accepted.
        await AccountSite.SignInAsync(plumber, anne.Id, $"/bookings/{code}");
        Assert.Equal(0, await plumber.GetByText("code 42B").CountAsync());
        await plumber.GotoAsync("/dashboard");
        await plumber.GetByRole(AriaRole.Button, new() { Name = "Accepter" }).First.ClickAsync();
        await plumber.GotoAsync($"/bookings/{code}");
        await Expect(plumber.GetByText("code 42B")).ToBeVisibleAsync();

        // The leak is mended: an hour after, hours are entered and approved.
        await site.MoveToAsync(anne.Id, booking => booking.EndsAt.AddHours(1));
        await DayOnSite.ComeBackAsync(visitor, paul.Id, "/dashboard");
        await Expect(visitor.GetByText("Terminé").First).ToBeVisibleAsync();
        await DayOnSite.ComeBackAsync(plumber, anne.Id, $"/services/{code}");
        await plumber.GetByRole(AriaRole.Button, new() { Name = "Enregistrer mes heures" }).ClickAsync();
        await plumber.GetByText("Vos heures sont enregistrées").WaitForAsync();
        await visitor.GotoAsync($"/services/{code}");
        await visitor.GetByRole(AriaRole.Button, new() { Name = "Approuver" }).ClickAsync();
        await visitor.GetByText("Les heures sont approuvées").WaitForAsync();
        Assert.Equal(0, await visitor.Locator("[name=recommends]").CountAsync());

        // A day later it is history, and can be recommended.
        await site.MoveToAsync(anne.Id, booking => booking.EndsAt.AddHours(25));
        await DayOnSite.ComeBackAsync(visitor, paul.Id, "/history");
        await visitor.Locator($"a[href*='{code}']").First.ClickAsync();
        await visitor.GetByText("Oui, satisfait").ClickAsync();
        await visitor.Locator("[name=words]").FillAsync("La fuite est réparée, merci.");
        await visitor.Locator("[name=recommends]").CheckAsync();
        await visitor.GetByRole(AriaRole.Button, new() { Name = "Publier mon avis" }).ClickAsync();
        await visitor.GetByText("votre avis est publié").WaitForAsync();
        await visitor.GotoAsync(ProfessionalDirectory.ProfilePath(anne));
        await Expect(visitor.GetByText("La fuite est réparée, merci.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_freelance_psychologist_comes_in_offers_hours_is_booked_and_lets_her_client_into_the_room()
    {
        var sarah = await site.App.AddAccountAsync("Sarah Cohen", a => a.TermsAcceptedAt = null);
        await using var hers = await chromium.NewPersonAsync(site.Address, width: 360, height: 780);
        var page = await hers.NewPageAsync();
        await DayOnSite.ComeInAsync(page, sarah.Id, nameof(AccountCategory.Freelance), "Psychologue");
        await DayOnSite.SetHoursAsync(page);
        await page.GotoAsync("/account/profile");
        await page.Locator(".offer-add > summary").ClickAsync();
        var form = page.Locator("form[action*='AddService']");
        await form.Locator("[name=Name]").FillAsync("Consultation en visio");
        await form.Locator("[name=PriceKind][value=free]").Or(form.Locator("[name=PriceKind]").Nth(1)).First.CheckAsync();
        await form.Locator("[name=Duration]").FillAsync("50");
        await form.Locator("[name='Booking.Bookable']").CheckAsync();
        await form.Locator("button[type=submit]").ClickAsync();
        await page.Locator("#services .notice-success").WaitForAsync();
        await new PageWatch(page).AssertFlawlessAsync();
        var offer = await site.App.WithDataAsync(db => db.Set<ServiceOffer>().SingleAsync(o => o.ProfessionalId == sarah.Id));
        var profile = await site.App.WithDataAsync(db => db.Professionals.AsNoTracking().SingleAsync(p => p.Id == sarah.Id));

        var lise = await site.App.AddAccountAsync("Lise Roy");
        await using var other = await chromium.NewPersonAsync(site.Address, width: 360, height: 780);
        var client = await other.NewPageAsync();
        await AccountSite.SignInAsync(client, lise.Id, $"/book/{profile.ReferenceCode}?service={offer.Id}");
        await client.Locator("button.slot").First.ClickAsync();
        await client.GetByRole(AriaRole.Button, new() { Name = "Envoyer ma demande" }).ClickAsync();
        await client.Locator("[data-state=Requested]").WaitForAsync();
        var path = new Uri(client.Url).AbsolutePath;
        await page.GotoAsync("/dashboard");
        await Expect(page.GetByText("Attend votre réponse")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Accepter" }).First.ClickAsync();
        await client.GotoAsync($"{path}/room");
        await Expect(client.GetByText("La salle n’est pas encore ouverte")).ToBeVisibleAsync();

        await site.MoveToAsync(sarah.Id, booking => booking.StartsAt.AddMinutes(-5));
        await DayOnSite.ComeBackAsync(client, lise.Id, $"{path}/room");
        await client.GetByRole(AriaRole.Button, new() { Name = "Entrer dans la salle d’attente" }).ClickAsync();
        await Expect(client.GetByText("Vous êtes dans la salle d’attente")).ToBeVisibleAsync();
        await DayOnSite.ComeBackAsync(page, sarah.Id, "/dashboard");
        await page.GetByRole(AriaRole.Link, new() { Name = "Rejoindre" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Entrer dans la salle", Exact = true }).ClickAsync();
        await Expect(page.GetByText("Lise Roy vous attend.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Faire entrer" }).ClickAsync();
        await client.GotoAsync($"{path}/room");
        await Expect(client.GetByRole(AriaRole.Button, new() { Name = "Raccrocher" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_job_seeker_comes_in_is_found_by_mobility_and_accepts_the_interview_a_recruiter_asks_for()
    {
        var zoe = await site.App.AddAccountAsync("Zoé Partout", a => a.TermsAcceptedAt = null);
        await using var hers = await chromium.NewPersonAsync(site.Address, width: 360, height: 780);
        var seeker = await hers.NewPageAsync();
        await DayOnSite.ComeInAsync(
            seeker,
            zoe.Id,
            nameof(AccountCategory.JobSeeker),
            "Luthière",
            page => page.Locator("#mobility").SelectOptionAsync(new SelectOptionValue { Label = "Partout en France" })
        );
        await DayOnSite.SetHoursAsync(seeker);
        await site.App.IndexAsync();

        var workshop = await site.App.AddProfessionalAsync(p => (p.DisplayName, p.Category) = ("Atelier Vosges", AccountCategory.Company));
        await using var theirs = await chromium.NewPersonAsync(site.Address);
        var recruiter = await theirs.NewPageAsync();
        await AccountSite.SignInAsync(recruiter, workshop.Id, "/help");
        await recruiter.GotoAsync("/professionals?what=luthier&category=job-seeker&mobility=anywhere");
        await recruiter.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Zoé Partout" }).First.ClickAsync();
        var reference = await site.App.WithDataAsync(db =>
            db.Professionals.Where(p => p.Id == zoe.Id).Select(p => p.ReferenceCode).SingleAsync()
        );
        await recruiter.GotoAsync($"/book/{reference}");
        if (await recruiter.Locator("button.slot").CountAsync() == 0)
        {
            await recruiter.GetByText("Entretien d’embauche").First.ClickAsync();
        }

        await recruiter.Locator("button.slot").First.ClickAsync();
        var send = recruiter.GetByRole(AriaRole.Button, new() { Name = "Envoyer ma demande" });
        await send.ClickAsync();
        await Expect(recruiter.Locator("#b-q0-error")).Not.ToBeEmptyAsync();
        await recruiter.Locator("#b-q0").FillAsync("Atelier Vosges");
        await recruiter.Locator("#b-q1").FillAsync("Luthière d’atelier");
        await new PageWatch(recruiter).AssertFlawlessAsync();
        await send.ClickAsync();
        await recruiter.Locator("[data-state=Requested]").WaitForAsync();
        var path = new Uri(recruiter.Url).AbsolutePath;

        await seeker.GotoAsync(path);
        await Expect(seeker.GetByText("Luthière d’atelier")).ToBeVisibleAsync();
        await new PageWatch(seeker).AssertFlawlessAsync();
        await seeker.GotoAsync("/dashboard");
        await seeker.GetByRole(AriaRole.Button, new() { Name = "Accepter" }).First.ClickAsync();
        await recruiter.GotoAsync("/dashboard?as=client");
        await Expect(recruiter.GetByText("Zoé Partout").First).ToBeVisibleAsync();
        await recruiter.GotoAsync(path);
        await recruiter.Locator("[data-state=Accepted]").WaitForAsync();
    }

    [Fact]
    public async Task A_childcare_centre_asks_for_a_replacement_that_comes_is_seen_done_and_has_her_hours_approved()
    {
        var place = await CarePlace.AddAsync(site);
        var awa = await place.AddSubstituteAsync("Awa Sarr");
        await using var creche = await chromium.NewPersonAsync(site.Address);
        await using var phone = await chromium.NewPersonAsync(site.Address, width: 360, height: 740);
        var (client, substitute) = (await creche.NewPageAsync(), await phone.NewPageAsync());
        var day = DateOnly.FromDateTime(site.Clock.GetUtcNow().UtcDateTime).AddDays(3);
        var request = await ReplacementJourneyTests.AskAsync(client, place, day, ("08:00", "16:30", "30"));
        await AccountSite.SignInAsync(substitute, awa.Id, "/replacements/missions");
        await substitute.GetByRole(AriaRole.Button, new() { Name = "Accepter les jours cochés" }).ClickAsync();
        await substitute.Locator("#mine").GetByText("Les Lilas").First.WaitForAsync();
        await client.GotoAsync("/replacements");
        await client.Locator("table .state-filled").WaitForAsync();

        // Not before the day is over; then from the phone, and the centre approves all in its table.
        await substitute.GotoAsync($"/replacements/{request}/sheet");
        Assert.Equal(0, await substitute.GetByRole(AriaRole.Button, new() { Name = "Envoyer pour approbation" }).CountAsync());
        site.Clock.Advance(new DateTimeOffset(day.ToDateTime(new TimeOnly(18, 0)), TimeSpan.Zero) - site.Clock.GetUtcNow());
        await DayOnSite.ComeBackAsync(substitute, awa.Id, $"/replacements/{request}/sheet");
        await substitute.GetByRole(AriaRole.Button, new() { Name = "Envoyer pour approbation" }).ClickAsync();
        await substitute.Locator("#sheet .notice-success").WaitForAsync();
        await DayOnSite.ComeBackAsync(client, place.Client, "/replacements/hours");
        await Expect(client.GetByText("Awa Sarr").First).ToBeVisibleAsync();
        await new PageWatch(client).AssertFlawlessAsync();
        await client.GetByRole(AriaRole.Button, new() { Name = "Tout approuver sans changement" }).ClickAsync();
        await client.GetByText("Aucune heure n’attend votre approbation.").WaitForAsync();
    }

    [Fact]
    public async Task A_moderator_sees_an_impostor_beside_the_real_one_decides_and_another_hears_the_appeal()
    {
        var real = await site.App.AddProfessionalAsync(p => p.Presentation = "Je répare les fuites depuis vingt ans.");
        var impostor = await site.App.AddProfessionalAsync(p =>
            (p.DisplayName, p.Presentation) = ("Anne Martin Officiel", "Payez d’abord par virement.")
        );
        await site.App.IndexAsync();
        using var reporter = new PersonClient(site.Address);
        await reporter.SignInAsDemoAsync(real.Id);
        var receipt = await StaffDesk.ReportAsync(
            reporter,
            "Anne Martin Officiel",
            "Impersonation",
            "Cette personne a copié mon nom et mon métier."
        );
        site.Clock.Advance(TimeSpan.FromHours(25));
        await using var hers = await chromium.NewPersonAsync(site.Address);
        var moderator = await StaffDesk.EnterAsync(hers, site.App, "Mona Modératrice");
        await moderator.GotoAsync("/moderation");
        await Expect(moderator.GetByText("Le plus ancien signalement jamais ouvert attend depuis 25 heures.")).ToBeVisibleAsync();

        await moderator.GetByRole(AriaRole.Link, new() { Name = "Anne Martin Officiel" }).ClickAsync();
        await Expect(moderator.Locator("section:has(#now-title)")).ToContainTextAsync("Payez d’abord par virement.");
        await Expect(moderator.Locator("section:has(#own-title)")).ToContainTextAsync("depuis vingt ans");
        var (now, own) = (
            (await moderator.Locator("section:has(#now-title)").BoundingBoxAsync())!,
            (await moderator.Locator("section:has(#own-title)").BoundingBoxAsync())!
        );
        Assert.True(own.X >= now.X + now.Width || now.Y == own.Y, "The profiles do not stand side by side.");
        await new PageWatch(moderator).AssertFlawlessAsync();
        await StaffDesk.DecideAsync(moderator, "Anne Martin Officiel", "SuspendedForGood", "Ce profil copie celui d’une autre personne.");

        await using var theirs = await chromium.NewPersonAsync(site.Address, width: 360, height: 780);
        var suspended = await theirs.NewPageAsync();
        await AccountSite.SignInAsync(suspended, impostor.Id, "/account/suspended");
        await suspended.Locator("textarea[name=words]").FillAsync("Non");
        await suspended.GetByRole(AriaRole.Button, new() { Name = "Envoyer ma contestation" }).ClickAsync();
        await Expect(suspended.GetByText("Dites en quelques mots")).ToBeVisibleAsync();
        await Expect(suspended.Locator("textarea[name=words]")).ToHaveValueAsync("Non");
        await suspended.Locator("textarea[name=words]").FillAsync("Je m’appelle vraiment Anne Martin.");
        await suspended.GetByRole(AriaRole.Button, new() { Name = "Envoyer ma contestation" }).ClickAsync();

        // Not before who decided first; another one keeps it.
        await moderator.GotoAsync("/moderation");
        await moderator.GetByRole(AriaRole.Link, new() { Name = "Contestée par la personne concernée" }).ClickAsync();
        await Expect(moderator.GetByText("Vous avez pris la première décision")).ToBeVisibleAsync();
        await using var third = await chromium.NewPersonAsync(site.Address);
        var second = await StaffDesk.EnterAsync(third, site.App, "Max Second");
        await second.GotoAsync("/moderation");
        await second.GetByRole(AriaRole.Link, new() { Name = "Contestée par la personne concernée" }).ClickAsync();
        await second.Locator("#appeal-answer").FillAsync("Les deux profils ont été comparés.");
        await second.GetByRole(AriaRole.Button, new() { Name = "Maintenir la décision" }).ClickAsync();
        await second.WaitForURLAsync(url => !url.Contains("/appeals/", StringComparison.Ordinal));
        foreach (var path in new[] { "/moderation/statistics", "/moderation/audit" })
        {
            Assert.Equal(200, (await moderator.GotoAsync(path))!.Status);
            await new PageWatch(moderator).AssertFlawlessAsync();
        }

        await suspended.ReloadAsync();
        await Expect(suspended.GetByText("la décision reste la même")).ToBeVisibleAsync();
        var told = await (await reporter.GetAsync(receipt)).Content.ReadAsStringAsync();
        Assert.Contains("Votre signalement", System.Net.WebUtility.HtmlDecode(told), StringComparison.Ordinal);
        Assert.DoesNotContain("suspend", told, StringComparison.OrdinalIgnoreCase);
    }
}
