using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Visavis.Browser.Tests.Organisations;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Browsers;
using Visavis.TestSupport.Professionals;
using Visavis.Web.Accounts;
using Visavis.Web.Contacts;
using Visavis.Web.Organisations.ClientFiles;
using Visavis.Web.Professionals;
using static Microsoft.Playwright.Assertions;

namespace Visavis.Browser.Tests.Accounts;

/// <summary>What forms ask of people and when, files of clients without an account, recruiting, and browsers that cannot call; on a phone.</summary>
public sealed class PeopleJourneyTests(ChromiumBrowser chromium, AccountSite site) : IClassFixture<AccountSite>
{
    private const string InsideAnApp =
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/22A3354 Instagram 350.0.0";

    [Fact]
    public async Task A_visitor_is_asked_for_address_and_telephone_only_by_the_form_that_needs_them_and_once()
    {
        var (anne, free) = await site.App.AddBookableAsync(o => (o.ConfirmsAtOnce, o.Name) = (true, "Premier contact"));
        var priced = new ServiceOffer
        {
            Id = Guid.NewGuid(),
            ProfessionalId = anne.Id,
            Name = "Conseil par téléphone",
            PriceCents = 4000,
            DurationMinutes = 30,
            IsBookable = true,
            ConfirmsAtOnce = true,
            Way = MeetingWay.Telephone,
        };
        await site.App.WithDataAsync(db =>
        {
            db.Add(priced);
            return db.SaveChangesAsync();
        });
        var paul = await site.App.AddAccountAsync("Paul Petit");
        await using var his = await chromium.NewPersonAsync(site.Address, width: 360, height: 780);
        var page = await his.NewPageAsync();

        await AccountSite.SignInAsync(page, paul.Id, Slots(anne, free.Id, 3));
        await page.Locator("button.slot").First.ClickAsync();
        await Expect(page.Locator("form[enctype] button.button-large")).ToBeVisibleAsync();
        Assert.Equal(0, await page.GetByLabel("Numéro et rue").CountAsync());
        Assert.Equal(0, await page.Locator("#b-phone").CountAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = "Réserver", Exact = true }).ClickAsync();
        await page.Locator("[data-state=Accepted]").WaitForAsync();

        await page.GotoAsync(Slots(anne, priced.Id, 4));
        await page.Locator("button.slot").First.ClickAsync();
        await Expect(page.GetByText("Seul Anne Martin les verra, et seulement une fois le rendez-vous accepté.")).ToBeVisibleAsync();
        await page.Locator("#b-phone").FillAsync("06 12 34 56 78");
        await page.GetByLabel("Numéro et rue").FillAsync("3 rue des Lilas");
        await page.GetByLabel("Code postal").FillAsync("69003");
        await page.GetByLabel("Ville").FillAsync("Lyon");
        await new PageWatch(page).AssertFlawlessAsync();
        await ReserveAsync(page);
        var code = new Uri(page.Url).Segments[^1];

        await page.GotoAsync(Slots(anne, priced.Id, 5));
        await page.Locator("button.slot").First.ClickAsync();
        await Expect(page.GetByText("3 rue des Lilas")).ToBeVisibleAsync();
        Assert.Equal(0, await page.GetByLabel("Numéro et rue").CountAsync());

        await using var hers = await chromium.NewPersonAsync(site.Address);
        var host = await hers.NewPageAsync();
        await AccountSite.SignInAsync(host, anne.Id, $"/bookings/{code}");
        await Expect(host.GetByText("06 12 34 56 78").Or(host.GetByText("0612345678"))).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_organisation_opens_a_file_and_its_client_takes_it_over_with_the_letter()
    {
        var care = await CarePlace.AddAsync(site);
        var client = await site.App.AddAccountAsync("Jeanne Morel");
        await using var theirs = await chromium.NewPersonAsync(site.Address);
        var planner = await theirs.NewPageAsync();
        await AccountSite.SignInAsync(planner, care.Organisation.Id, $"/organisation/clients?of={care.Organisation.Id}");
        await planner.GetByRole(AriaRole.Link, new() { Name = "Nouveau client" }).ClickAsync();
        await planner.GetByLabel("Prénom (facultatif)").FillAsync("Jeanne");
        await planner.GetByLabel("Nom, ou nom de l’établissement").FillAsync("Morel");
        await planner.GetByLabel("Numéro et rue").FillAsync("8 rue des Lilas");
        await planner.GetByLabel("Code postal").FillAsync("38000");
        await planner.GetByLabel("Ville").FillAsync("Grenoble");
        await planner.Locator("#client-channel").SelectOptionAsync(nameof(ClientChannel.Letter));
        await planner.Locator("#client-contact-0").SelectOptionAsync(care.Organisation.Id.ToString());
        await planner.GetByRole(AriaRole.Button, new() { Name = "Enregistrer" }).ClickAsync();
        var reference = (await planner.Locator("strong[translate=no]").First.InnerTextAsync()).Trim();
        await planner.GetByRole(AriaRole.Button, new() { Name = "Préparer la lettre avec le code" }).ClickAsync();
        var letter = await planner.Locator("main").InnerTextAsync();
        var code = System
            .Text.RegularExpressions.Regex.Match(
                letter,
                "[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}",
                System.Text.RegularExpressions.RegexOptions.None,
                TimeSpan.FromSeconds(1)
            )
            .Value;

        await using var hers = await chromium.NewPersonAsync(site.Address, width: 360, height: 780);
        var page = await hers.NewPageAsync();
        await AccountSite.SignInAsync(page, client.Id, "/account/client-file");
        await page.Locator("#claim-reference").FillAsync(reference);
        await page.Locator("#claim-code").FillAsync("2222-3333-4444");
        await page.Locator("form[action='/account/client-file'] button").ClickAsync();
        await Expect(page.Locator("[role=alert]")).ToBeVisibleAsync();
        await page.Locator("#claim-code").FillAsync(code);
        await page.Locator("form[action='/account/client-file'] button").ClickAsync();

        await Expect(page.GetByText("Vos dossiers")).ToBeVisibleAsync();
        await Expect(page.GetByText("Relais Petite enfance").First).ToBeVisibleAsync();
        await new PageWatch(page).AssertFlawlessAsync();
        var details = await site.App.WithDataAsync(db => db.Set<ContactDetails>().SingleAsync(c => c.AccountId == client.Id));
        Assert.Equal("8 rue des Lilas, 38000 Grenoble", details.Address!.ToString());
        await planner.GotoAsync($"/organisation/clients?of={care.Organisation.Id}&q={reference}");
        await Expect(planner.GetByText("A un compte")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_recruiter_finds_a_job_seeker_by_how_far_they_would_go()
    {
        await AddSeekerAsync("Zoé Partout", JobSearch.Anywhere);
        await AddSeekerAsync("Luc Dici", 30);
        await site.App.IndexAsync();
        await using var window = await chromium.NewPersonAsync(site.Address);
        var page = await window.NewPageAsync();
        await page.GotoAsync("/professionals?what=plombier&category=job-seeker");
        await Expect(Hit("Luc Dici")).ToBeVisibleAsync();
        var anywhere = page.Locator("#mobility-anywhere");
        if (!await anywhere.IsVisibleAsync())
        {
            await page.Locator("#filters > summary").ClickAsync();
        }

        await anywhere.CheckAsync();
        if (await page.Locator(".filters-apply").IsVisibleAsync())
        {
            await page.Locator(".filters-apply").ClickAsync();
        }

        await page.WaitForURLAsync("**mobility=anywhere**");
        await Expect(Hit("Luc Dici")).ToHaveCountAsync(0);
        await Hit("Zoé Partout").First.ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Zoé Partout");

        ILocator Hit(string name) => page.Locator("main").GetByRole(AriaRole.Link, new() { Name = name });
    }

    [Fact]
    public async Task A_call_from_a_browser_inside_an_app_or_without_webrtc_is_led_elsewhere_before_the_lobby()
    {
        var anne = await site.App.AddProfessionalAsync();
        var paul = await site.App.AddAccountAsync("Paul Petit");
        await using var inside = await chromium.Browser.NewContextAsync(
            new BrowserNewContextOptions
            {
                BaseURL = site.Address.ToString(),
                Locale = "fr-FR",
                UserAgent = InsideAnApp,
                ViewportSize = new ViewportSize { Width = 360, Height = 780 },
            }
        );
        await using var old = await chromium.NewPersonAsync(site.Address);
        await old.AddInitScriptAsync("delete window.RTCPeerConnection;");
        foreach (
            var (window, sentence) in new[] { (inside, "à l’intérieur d’une autre application"), (old, "Les appels en vidéo y manquent.") }
        )
        {
            var page = await window.NewPageAsync();
            await AccountSite.SignInAsync(page, paul.Id, $"/calls/new/V-{anne.ReferenceCode}");

            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Ce navigateur ne peut pas appeler" })).ToBeVisibleAsync();
            await Expect(page.GetByText(sentence)).ToBeVisibleAsync();
            await Expect(page.Locator("#lobby")).ToBeHiddenAsync();
            await Expect(page.Locator("#cannot-call-address")).ToHaveValueAsync(page.Url);
            await new PageWatch(page).AssertFlawlessAsync();
            await page.GetByRole(AriaRole.Link, new() { Name = "Prendre rendez-vous ou écrire" }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Anne Martin");
        }
    }

    private static string Slots(Professional anne, Guid offer, int days) =>
        $"/book/{anne.ReferenceCode}?service={offer}&day={DateTime.UtcNow.AddDays(days):yyyy-MM-dd}";

    private static async Task ReserveAsync(IPage page)
    {
        if (await page.Locator("[name=EarlyStart]").CountAsync() > 0)
        {
            await page.Locator("[name=EarlyStart]").CheckAsync();
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Réserver avec obligation de paiement" }).ClickAsync();
        await page.Locator("[data-state=Accepted]").WaitForAsync();
    }

    private Task<Professional> AddSeekerAsync(string name, int mobility) =>
        site.App.AddProfessionalAsync(p =>
        {
            (p.DisplayName, p.Category, p.Slug) = (name, AccountCategory.JobSeeker, "plombier");
            p.JobSearch = new JobSearch
            {
                ProfessionalId = p.Id,
                ExperienceYears = 4,
                MobilityKm = mobility,
            };
        });
}
