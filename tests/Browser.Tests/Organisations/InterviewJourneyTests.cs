using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Visavis.Browser.Tests.Calls;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Browsers;
using Visavis.Web.Availability;
using Visavis.Web.Organisations.ClientFiles;
using Visavis.Web.Replacements.Requests;
using static Microsoft.Playwright.Assertions;

namespace Visavis.Browser.Tests.Organisations;

/// <summary>The mini-interview: who accepted is called through the same calls as everybody, and only then has the place.</summary>
[Trait(Tiers.Trait, Tiers.Whole)]
public sealed class InterviewJourneyTests(ChromiumBrowser chromium)
{
    [Fact]
    public async Task Who_accepted_is_called_by_video_and_then_given_the_place()
    {
        await using var site = await CallSite.OpenAsync(chromium);
        var place = await CarePlace.AddAsync(site.App);
        var (emily, karim) = (await IdOfAsync(site, CallSite.Teacher), await IdOfAsync(site, CallSite.Plumber));
        await site.App.WithDataAsync(db =>
            db.Set<ClientFile>()
                .Where(f => f.OrganisationId == place.Organisation.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(f => f.AccountId, emily))
        );
        await place.AddMembershipAsync(karim);
        await place.AddSubstituteAsync(karim);
        // What the demo person shares and takes off differs from day to day, and whoever is not free is not asked.
        await site.App.WithDataAsync(async db =>
        {
            await db.Set<LinkedCalendar>().Where(c => c.ProfessionalId == karim).ExecuteDeleteAsync();
            return await db.Set<DateOverrideRow>().Where(d => d.ProfessionalId == karim).ExecuteDeleteAsync();
        });
        var substitute = await site.EnterAsync(CallSite.Plumber);
        var client = await site.EnterAsync(CallSite.Teacher);
        var day = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(20);
        var request = await ReplacementJourneyTests.AskAsync(
            client.Page,
            place,
            new PageWords("fr-FR"),
            day,
            withInterview: true,
            ("08:00", "12:00", "")
        );

        // The substitute accepts; nothing is theirs yet.
        await substitute.Page.GotoAsync("/replacements/missions");
        await substitute.Button("Accepter les jours cochés").ClickAsync();
        await substitute.Page.Locator(".notice").GetByText("vidéo").WaitForAsync();
        Assert.Null((await DayAsync()).SubstituteId);

        await substitute.Page.GotoAsync("/dashboard");
        await substitute.GoOnlineAsync();
        await client.Page.GotoAsync($"/replacements/{request}");
        await Expect(client.Page.Locator("#search")).ToContainTextAsync($"{CallSite.Plumber} accepte");
        await client.Page.GetByRole(AriaRole.Link, new() { Name = "Appeler par vidéo" }).ClickAsync();
        await client.Button("Appeler").ClickAsync();
        await substitute.AnswerAsync();
        await Task.WhenAll(client.SeesFramesAsync(), substitute.SeesFramesAsync());
        await client.HangUpAsync();
        await Expect(client.Heading("Vous avez raccroché.")).ToBeVisibleAsync();

        await client.Page.GotoAsync($"/replacements/{request}");
        await client.Page.GetByRole(AriaRole.Button, new() { Name = "Retenir" }).ClickAsync();
        await Expect(client.Page.Locator("#request")).ToContainTextAsync("La personne est retenue");
        await client.Page.GotoAsync("/replacements");
        await Expect(client.Page.Locator("table .state-filled")).ToBeVisibleAsync();
        await substitute.Page.GotoAsync("/replacements/missions");
        await Expect(substitute.Page.Locator("#mine")).ToContainTextAsync("Les Lilas");
        Assert.NotNull((await DayAsync()).SubstituteId);

        Task<ReplacementDay> DayAsync() =>
            site.App.WithDataAsync(db => db.Set<ReplacementDay>().AsNoTracking().SingleAsync(d => d.RequestId == request));
    }

    private static Task<Guid> IdOfAsync(CallSite site, string name) =>
        site.App.WithDataAsync(db => db.Users.Where(a => a.DisplayName == name).Select(a => a.Id).FirstAsync());
}
