using Microsoft.Playwright;
using Visavis.Browser.Tests.Calls;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Browsers;
using static Microsoft.Playwright.Assertions;

namespace Visavis.Browser.Tests.Trust;

/// <summary>Somebody is suspended in the middle of a call: the call ends on both sides, its pictures too, and they are nowhere to be found.</summary>
public sealed class SuspensionJourneyTests(ChromiumBrowser chromium)
{
    [Fact]
    public async Task A_suspended_professional_vanishes_everywhere_and_the_open_call_ends()
    {
        await using var site = await CallSite.OpenAsync(chromium);
        var (caller, callee) = await site.InCallAsync();
        using var stranger = new PersonClient(site.Address);
        await StaffDesk.ReportAsync(stranger, CallSite.Plumber, "MoneyTaken", "Il demande un virement avant chaque rendez-vous.");
        await using var window = await chromium.NewPersonAsync(site.Address);
        var moderator = await StaffDesk.EnterAsync(window, site.App, "Mona Modératrice");

        await StaffDesk.DecideAsync(
            moderator,
            CallSite.Plumber,
            "SuspendedForGood",
            "Le profil propose des paiements hors de tout contrat."
        );

        await Expect(caller.Page.Locator("#ended-title")).ToBeVisibleAsync();
        foreach (var side in new[] { caller, callee })
        {
            await side.Page.WaitForFunctionAsync("() => (window.peerConnections ?? []).every(pc => pc.connectionState === 'closed')");
        }

        await callee.Page.GotoAsync("/dashboard");
        await Expect(callee.Page)
            .ToHaveURLAsync(
                new System.Text.RegularExpressions.Regex(
                    "/account/sign-in",
                    System.Text.RegularExpressions.RegexOptions.None,
                    TimeSpan.FromSeconds(1)
                )
            );
        var hit = caller.Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = CallSite.Plumber });
        do
        {
            await caller.Page.GotoAsync($"/professionals?what={Uri.EscapeDataString(CallSite.Plumber)}");
        } while (await hit.CountAsync() > 0);

        Assert.Equal(404, (await caller.Page.GotoAsync($"/calls/new/{await ReferenceAsync(site)}"))!.Status);
    }

    private static Task<string> ReferenceAsync(CallSite site) =>
        site.App.WithDataAsync(db =>
            Task.FromResult(db.Professionals.Where(p => p.DisplayName == CallSite.Plumber).Select(p => "V-" + p.ReferenceCode).Single())
        );
}
