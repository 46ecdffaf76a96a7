using Microsoft.Extensions.Time.Testing;
using Microsoft.Playwright;
using Visavis.Browser.Tests.Calls;
using Visavis.TestSupport;
using Visavis.TestSupport.Browsers;
using Visavis.TestSupport.Network;
using Visavis.TestSupport.Turn;
using static Microsoft.Playwright.Assertions;

namespace Visavis.Browser.Tests.Trust;

/// <summary>Calls fail in three ways between real pages, and the administrator reads how many and why.</summary>
[Trait(Tiers.Trait, Tiers.Whole)]
public sealed class CallFigureJourneyTests(ChromiumBrowser chromium)
{
    /// <summary>The demo brings one call that was missed.</summary>
    private const int WithTheDemos = 2;

    private static readonly TimeSpan LongerThanARing = TimeSpan.FromSeconds(46);
    private static readonly TimeSpan LongerThanAConnectionTakes = TimeSpan.FromSeconds(61);

    [Fact]
    public async Task An_administrator_sees_how_many_calls_fail_and_why()
    {
        var clock = new FakeTimeProvider(TestClock.Start);
        using var silent = new ReservedRelay();
        await using var site = await CallSite.OpenAsync(
            chromium,
            new Dictionary<string, string> { ["Turn:Urls:0"] = silent.Url, ["Turn:Secret"] = TurnServer.Secret },
            clock
        );
        var callee = await site.EnterAsync(CallSite.Plumber);
        await callee.GoOnlineAsync();
        var caller = await site.EnterAsync(CallSite.Teacher);

        // Nobody answers.
        await caller.CallAsync(CallSite.Plumber);
        await Expect(callee.RingDialog).ToBeVisibleAsync();
        clock.Advance(LongerThanARing);
        await Expect(caller.Heading($"{CallSite.Plumber} n’a pas répondu.")).ToBeVisibleAsync();

        // The line: nothing but the relay may be used, and it does not answer.
        await caller.OpenLobbyAsync(CallSite.Plumber);
        await caller.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Masquer mon adresse IP" }).CheckAsync();
        await caller.Button("Appeler").ClickAsync();
        await callee.AnswerAsync();
        await Expect(caller.Connection).ToContainTextAsync("Le relais qui masque l’adresse IP ne répond pas.");
        clock.Advance(LongerThanAConnectionTakes);
        await Expect(caller.Page.Locator("#ended")).ToBeVisibleAsync();
        await Expect(callee.Page.Locator("#ended")).ToBeVisibleAsync();
        await callee.Page.GotoAsync("/help");
        await Expect(callee.Page.GetByRole(AriaRole.Switch)).ToHaveAttributeAsync("data-status", "online");

        // The camera: somebody else's browser refuses it.
        var refusing = await (await chromium.RefusingBrowserAsync()).NewContextAsync(
            new BrowserNewContextOptions { BaseURL = site.Address.ToString(), Locale = "fr-FR" }
        );
        await using var blind = await CallPerson.SignInAsync(refusing, CallSite.Teacher);
        await blind.OpenLobbyAsync(CallSite.Plumber);
        await Expect(blind.Page.GetByText("La caméra est refusée pour ce site.")).ToBeVisibleAsync();
        await blind.Button("Appeler").ClickAsync();
        await callee.AnswerAsync();
        await blind.HangUpAsync();
        await Expect(callee.Page.Locator("#ended")).ToBeVisibleAsync();

        await using var desk = await chromium.NewPersonAsync(site.Address);
        var administrator = await StaffDesk.EnterAsync(desk, site.App, "Ada Administratrice", asAdministrator: true);
        await administrator.GotoAsync("/administration/statistics");
        await ReadsAsync(administrator, "#results-title", "sans réponse", null, WithTheDemos);
        await ReadsAsync(administrator, "#results-title", "acceptés, mais jamais reliés", null);
        await ReadsAsync(administrator, "#calls-title", "manqué", "Personne n’a répondu à temps", WithTheDemos);
        await ReadsAsync(administrator, "#calls-title", "ni image ni son n’ont passé", "vérifiez que votre serveur TURN répond");
        await ReadsAsync(administrator, "#devices-title", "caméra refusée", "comment l’autoriser");
        await new PageWatch(administrator).AssertFlawlessAsync();

        await using var phone = await chromium.NewPersonAsync(site.Address, "en-GB", width: 360, height: 780);
        var abroad = await StaffDesk.EnterAsync(phone, site.App, "Ava Administrator", asAdministrator: true);
        await abroad.GotoAsync("/administration/statistics");
        await ReadsAsync(abroad, "#calls-title", "missed", "Nobody answered in time", WithTheDemos);
        await ReadsAsync(abroad, "#devices-title", "camera refused", "shows them how to allow it");
        await new PageWatch(abroad).AssertFlawlessAsync();
        await abroad.GotoAsync("/administration/orders");
        await new PageWatch(abroad).AssertFlawlessAsync();
    }

    /// <summary>A row of a table says it so often, with its bar and, where there is one, the reason.</summary>
    private static async Task ReadsAsync(IPage page, string title, string what, string? why, int times = 1)
    {
        var row = page.Locator($"section:has({title}) tr")
            .Filter(new() { Has = page.Locator("th bdi").GetByText(what, new() { Exact = true }) });
        await Expect(row.Locator("td").First).ToHaveTextAsync(times.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.True(
            double.Parse((await row.Locator("svg.bar rect").GetAttributeAsync("width"))!, System.Globalization.CultureInfo.InvariantCulture)
                > 0
        );
        if (why is not null)
        {
            await Expect(row).ToContainTextAsync(why);
        }
    }
}
