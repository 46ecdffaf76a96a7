using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Visavis.Browser.Tests.Accounts;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Browsers;
using Visavis.Web.Organisations.ClientFiles;
using Visavis.Web.Replacements.Hours;
using Visavis.Web.Replacements.Requests;

namespace Visavis.Browser.Tests.Organisations;

/// <summary>A client of a replacement service and the people it sends, each in a browser of their own.</summary>
public sealed class ReplacementJourneyTests(ChromiumBrowser chromium, AccountSite site) : IClassFixture<AccountSite>
{
    /// <summary>A Monday some weeks from now.</summary>
    private static readonly DateOnly Day = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(28 - (((int)DateTime.UtcNow.DayOfWeek + 6) % 7));

    [Fact]
    public async Task A_split_day_is_asked_for_accepted_on_a_phone_seen_filled_and_its_hours_approved_with_one_correction()
    {
        var place = await CarePlace.AddAsync(site);
        var awa = await place.AddSubstituteAsync("Awa Sarr");
        await using var creche = await chromium.NewPersonAsync(site.Address, "fr-FR", 1280, 900);
        var client = await creche.NewPageAsync();
        var watch = new PageWatch(client);
        var request = await AskAsync(client, place, ("08:00", "11:00", ""), ("14:00", "18:30", "30"));
        await watch.AssertFlawlessAsync();

        // The list lies open on the client's table while somebody answers.
        await client.GotoAsync("/replacements");
        await client.Locator("table .state-proposed").WaitForAsync();

        // The substitute, on a phone.
        await using var phone = await chromium.NewPersonAsync(site.Address, "fr-FR", 360, 740);
        var substitute = await phone.NewPageAsync();
        var phoneWatch = new PageWatch(substitute);
        await AccountSite.SignInAsync(substitute, awa.Id, "/replacements/missions");
        await phoneWatch.AssertFlawlessAsync();
        await substitute.GetByRole(AriaRole.Button, new() { Name = "Accepter les jours cochés" }).ClickAsync();
        await substitute.Locator("#mine").GetByText("Les Lilas").First.WaitForAsync();

        // It looks again by itself when somebody comes back to it.
        await client.EvaluateAsync("document.dispatchEvent(new Event('visibilitychange'))");
        await client.Locator("table .state-filled").WaitForAsync();
        Assert.Contains("Awa Sarr", await client.Locator("table").InnerTextAsync(), StringComparison.Ordinal);

        // The day is over: hours are sent from the phone, and approved with half an hour less in the afternoon.
        var then = DateTimeOffset.UtcNow.AddHours(-2);
        await site.App.WithDataAsync(db =>
            db.Set<ReplacementDay>()
                .Where(d => d.RequestId == request)
                .ExecuteUpdateAsync(set => set.SetProperty(d => d.StartsAt, then.AddHours(-5)).SetProperty(d => d.EndsAt, then))
        );
        await substitute.GotoAsync($"/replacements/{request}/sheet");
        await phoneWatch.AssertFlawlessAsync();
        await substitute.GetByRole(AriaRole.Button, new() { Name = "Envoyer pour approbation" }).ClickAsync();
        await substitute.Locator("#sheet .notice-success").WaitForAsync();
        await client.GotoAsync("/replacements/hours");
        var afternoon = client.Locator("tbody tr").Nth(1);
        await afternoon.Locator("summary").ClickAsync();
        await afternoon.GetByLabel("Ajustement en heures").FillAsync("−0,50");
        await afternoon.GetByLabel("Justification").FillAsync("Partie à 18 h");
        await watch.AssertFlawlessAsync();
        await afternoon.GetByRole(AriaRole.Button, new() { Name = "Approuver avec ce changement" }).ClickAsync();
        await client.Locator("#hours .notice-success").WaitForAsync();
        await client.GetByRole(AriaRole.Button, new() { Name = "Tout approuver sans changement" }).ClickAsync();
        await client.GetByText("Aucune heure n’attend votre approbation.").WaitForAsync();

        var approved = await site.App.WithDataAsync(db =>
            db.Set<TimeSheetLine>()
                .Where(l => db.Set<TimeSheet>().Any(s => s.Id == l.SheetId && s.RequestId == request))
                .OrderBy(l => l.StartMinute)
                .ToListAsync()
        );
        Assert.All(approved, line => Assert.Equal(place.Client, line.ApprovedById));
        Assert.Equal([180, 210], approved.Select(l => l.ApprovedMinutes));
    }

    [Fact]
    [Trait(Tiers.Trait, Tiers.Whole)]
    public async Task Of_two_who_press_at_once_one_has_it_and_who_reached_the_cap_is_not_asked_with_the_reason_for_the_planner()
    {
        var place = await CarePlace.AddAsync(site);
        var people = new[] { await place.AddSubstituteAsync("Bilal Roy", 600), await place.AddSubstituteAsync("Chloé Petit", 600) };
        await using var creche = await chromium.NewPersonAsync(site.Address, "fr-FR", 1280, 900);
        var client = await creche.NewPageAsync();
        var first = await AskAsync(client, place, ("08:00", "17:00", "60"));
        var contexts = await Task.WhenAll(people.Select(_ => chromium.NewPersonAsync(site.Address, "fr-FR", 360, 740)));
        var pages = await Task.WhenAll(contexts.Select(c => c.NewPageAsync()));
        for (var index = 0; index < pages.Length; index++)
        {
            await AccountSite.SignInAsync(pages[index], people[index].Id, "/replacements/missions");
        }

        await Task.WhenAll(pages.Select(p => p.GetByRole(AriaRole.Button, new() { Name = "Accepter les jours cochés" }).ClickAsync()));
        await Task.WhenAll(pages.Select(p => p.Locator("#asked .notice, #mine .notice-success").First.WaitForAsync()));
        var texts = await Task.WhenAll(pages.Select(p => p.Locator("main").InnerTextAsync()));
        Assert.Single(texts, text => text.Contains("la mission est à vous", StringComparison.Ordinal));
        Assert.Single(texts, text => text.Contains("quelqu’un d’autre a accepté avant", StringComparison.Ordinal));
        var winner = await site.App.WithDataAsync(db =>
            db.Set<ReplacementDay>().Where(d => d.RequestId == first).Select(d => d.SubstituteId).SingleAsync()
        );
        Assert.NotNull(winner);

        // Eight hours of ten are taken: the next day is proposed to the other alone, and the planner reads why.
        var second = await AskAsync(client, place, Day.AddDays(1), ("08:00", "17:00", "60"));
        var asked = await site.App.WithDataAsync(db =>
            db.Set<ReplacementAsk>().Where(a => a.RequestId == second).Select(a => a.SubstituteId).ToListAsync()
        );
        Assert.DoesNotContain(winner.Value, asked);
        await using var service = await chromium.NewPersonAsync(site.Address, "fr-FR", 1280, 900);
        var planner = await service.NewPageAsync();
        await AccountSite.SignInAsync(planner, place.Organisation.Id, $"/replacements/{second}");
        await planner.GetByText("Pourquoi les autres ne sont pas sollicités").ClickAsync();
        Assert.Contains("semaine", await planner.Locator("#search details li").First.InnerTextAsync(), StringComparison.Ordinal);
        await new PageWatch(planner).AssertFlawlessAsync();
        foreach (var context in contexts)
        {
            await context.DisposeAsync();
        }
    }

    [Fact]
    [Trait(Tiers.Trait, Tiers.Whole)]
    public async Task An_account_made_with_the_address_that_the_service_knows_asks_in_English_on_a_phone()
    {
        var words = new PageWords("en-GB");
        var place = await CarePlace.AddAsync(site);
        await place.AddSubstituteAsync("Awa Sarr");
        var email = EmailJourney.NewAddress();
        await site.App.WithDataAsync(db =>
            db.Set<ClientFile>()
                .Where(f => f.OrganisationId == place.Organisation.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(f => f.Email, email))
        );
        await using var creche = await chromium.NewPersonAsync(site.Address, "en-GB", 360, 740);
        var client = await creche.NewPageAsync();
        var watch = new PageWatch(client);
        await client.GotoAsync($"/service/{place.Organisation.ReferenceCode}");
        await watch.AssertFlawlessAsync();
        await client.GetByRole(AriaRole.Link, new() { Name = words["Créer un compte"], Exact = true }).ClickAsync();
        await client.GetByLabel(words["Adresse e-mail"]).FillAsync(email);
        await client.GetByRole(AriaRole.Button, new() { Name = words["Recevoir le lien"] }).ClickAsync();
        await client.Locator(".notice-success").WaitForAsync();
        await client.GotoAsync((await site.Sink.MailToAsync(email)).Links[0]);
        await client.GetByLabel(words["Mot de passe"], new() { Exact = true }).FillAsync(EmailJourney.Password);
        await client.GetByRole(AriaRole.Button, new() { Name = words["Continuer avec ce mot de passe"] }).ClickAsync();
        await FirstSignInPage.FinishAsync(client, words);
        await client.WaitForURLAsync("**/replacements");
        await watch.AssertFlawlessAsync();

        var request = await AskAsync(client, place, words, Day, ("08:00", "11:00", ""), ("14:00", "18:30", "30"));
        await watch.AssertFlawlessAsync();

        var days = await site.App.WithDataAsync(db =>
            db.Set<ReplacementDay>().Where(d => d.RequestId == request).OrderBy(d => d.StartMinute).ToListAsync()
        );
        Assert.Equal([(480, 660, 0), (840, 1110, 30)], days.Select(d => (d.StartMinute, d.EndMinute, d.BreakMinutes)));
        var asked = await site.App.WithDataAsync(db => db.Set<ReplacementRequest>().AsNoTracking().SingleAsync(r => r.Id == request));
        var account = await site.App.WithDataAsync(db => db.Users.Where(a => a.Email == email).Select(a => a.Id).SingleAsync());
        Assert.Contains(asked.State, new[] { ReplacementState.Searching, ReplacementState.Proposed });
        Assert.Equal(account, asked.CreatedById);
    }

    private static Task<Guid> AskAsync(IPage client, CarePlace place, params (string Start, string End, string Break)[] blocks) =>
        AskAsync(client, place, Day, blocks);

    internal static Task<Guid> AskAsync(
        IPage client,
        CarePlace place,
        DateOnly day,
        params (string Start, string End, string Break)[] blocks
    ) => AskAsync(client, place, new PageWords("fr-FR"), day, blocks);

    /// <summary>Through the pages; the first time the account takes its file over by the address that the service knows.</summary>
    internal static async Task<Guid> AskAsync(
        IPage client,
        CarePlace place,
        PageWords words,
        DateOnly day,
        params (string Start, string End, string Break)[] blocks
    ) => await AskAsync(client, place, words, day, withInterview: false, blocks);

    internal static async Task<Guid> AskAsync(
        IPage client,
        CarePlace place,
        PageWords words,
        DateOnly day,
        bool withInterview,
        params (string Start, string End, string Break)[] blocks
    )
    {
        if (client.Url == "about:blank")
        {
            await AccountSite.SignInAsync(client, place.Client, "/replacements");
        }
        else
        {
            await client.GotoAsync("/replacements");
        }

        await client.GetByRole(AriaRole.Link, new() { Name = words["Nouveau remplacement"] }).ClickAsync();
        await client.Locator("#site").SelectOptionAsync($"{place.Site}");
        await client.Locator("#function").SelectOptionAsync($"{place.Function}");
        if (withInterview)
        {
            await client.GetByLabel(words["Court entretien en vidéo avant de retenir quelqu’un"]).CheckAsync();
        }

        await client.GetByRole(AriaRole.Button, new() { Name = words["Enregistrer et définir l’horaire"] }).ClickAsync();
        await client.Locator("#schedule").WaitForAsync();
        foreach (var (start, end, rest) in blocks)
        {
            if (!await client.Locator("#from-new").IsVisibleAsync())
            {
                await client.Locator("#schedule > details > summary").ClickAsync();
            }

            await client.Locator("#from-new").FillAsync(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            await client.Locator("#start-new").FillAsync(start);
            await client.Locator("#end-new").FillAsync(end);
            await client.Locator("#break-new").FillAsync(rest);
            await client.GetByRole(AriaRole.Button, new() { Name = words["Ajouter à l’horaire"] }).ClickAsync();
            await client.Locator("#schedule .notice-success").WaitForAsync();
        }

        await client.GetByRole(AriaRole.Button, new() { Name = words["Vérifié : lancer la recherche"] }).ClickAsync();
        await client.Locator("#search").WaitForAsync();
        return Guid.Parse(new Uri(client.Url).AbsolutePath.Split('/')[^1]);
    }
}
