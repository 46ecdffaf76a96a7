using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Visavis.TestSupport;
using Visavis.TestSupport.Browsers;
using Visavis.TestSupport.Hosting;
using Visavis.TestSupport.Network;
using Visavis.TestSupport.Turn;
using static Microsoft.Playwright.Assertions;

namespace Visavis.Browser.Tests.Calls;

[Trait(Tiers.Trait, Tiers.Whole)]
public sealed class CallBadDayTests(ChromiumBrowser chromium)
{
    [Fact]
    public async Task Media_flows_on_while_the_server_is_killed_and_everything_works_again_after()
    {
        await using var app = AppProcess.OnCopyOf(await DemoFolder.PathAsync());
        await app.StartAsync();
        await using var callee = await CallPerson.SignInAsync(await chromium.NewPersonAsync(app.Address), CallSite.Plumber);
        await callee.GoOnlineAsync();
        await using var caller = await CallPerson.SignInAsync(await chromium.NewPersonAsync(app.Address), CallSite.Teacher);
        await caller.CallAsync(CallSite.Plumber);
        await callee.AnswerAsync();
        await Task.WhenAll(caller.SeesFramesAsync(), callee.SeesFramesAsync());
        await caller.WriteAsync("avant");
        await callee.WriteAsync("reçu");

        await app.KillAsync();
        await Expect(caller.Connection).ToHaveTextAsync("Reconnexion au service… L’appel continue.");
        await Task.WhenAll(caller.SeesFramesAsync(20), callee.SeesFramesAsync(20));
        await Expect(caller.Button("Envoyer")).ToBeDisabledAsync();

        await app.StartAsync();
        await Expect(caller.Connection).ToHaveTextAsync("");
        await Expect(callee.Connection).ToHaveTextAsync("");
        await caller.WriteAsync("après");
        await callee.ReadsAsync("après");
        await caller.ReadsAsync("reçu");
        Assert.Equal(1, await caller.Page.EvaluateAsync<int>("() => window.peerConnections.length"));
        await callee.HangUpAsync();
        await Expect(caller.Heading($"{CallSite.Plumber} a raccroché.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_call_hung_up_while_the_server_is_down_is_over_on_both_sides_after()
    {
        await using var app = AppProcess.OnCopyOf(await DemoFolder.PathAsync());
        await app.StartAsync();
        await using var callee = await CallPerson.SignInAsync(await chromium.NewPersonAsync(app.Address), CallSite.Plumber);
        await callee.GoOnlineAsync();
        await using var caller = await CallPerson.SignInAsync(await chromium.NewPersonAsync(app.Address), CallSite.Teacher);
        await caller.CallAsync(CallSite.Plumber);
        await callee.AnswerAsync();
        await Task.WhenAll(caller.SeesFramesAsync(), callee.SeesFramesAsync());

        await app.KillAsync();
        await Expect(caller.Connection).ToHaveTextAsync("Reconnexion au service… L’appel continue.");
        await caller.HangUpAsync();
        await Expect(caller.Heading("Vous avez raccroché.")).ToBeVisibleAsync();
        await app.StartAsync();

        await Expect(callee.Heading($"{CallSite.Teacher} a raccroché.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_button_pressed_before_the_line_is_there_says_so_and_does_what_it_says_when_the_line_comes()
    {
        const string Waiting = "Le service tarde à répondre.";
        await using var site = await CallSite.OpenAsync(chromium);
        var callee = await site.EnterAsync(CallSite.Plumber);
        await callee.GoOnlineAsync();
        var caller = await site.EnterAsync(CallSite.Teacher);
        await caller.Page.GotoAsync("/professionals");
        var release = await caller.HoldLineAsync();
        await caller.OpenLobbyAsync(CallSite.Plumber);
        await caller.Button("Appeler").ClickAsync();
        await Expect(caller.LobbyError).ToContainTextAsync(Waiting);
        release();
        await Expect(caller.Connection).ToHaveTextAsync("Ça sonne…");

        await Expect(callee.RingDialog).ToBeVisibleAsync();
        release = await callee.HoldLineAsync();
        await callee.AnswerAsync();
        await Expect(callee.LobbyError).ToContainTextAsync(Waiting);
        release();

        await Task.WhenAll(caller.SeesFramesAsync(), callee.SeesFramesAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_reloaded_page_is_back_in_the_same_call(bool callerReloads)
    {
        await using var site = await CallSite.OpenAsync(chromium);
        var (caller, callee) = await site.InCallAsync();
        await caller.WriteAsync("avant le rechargement");
        await callee.ReadsAsync("avant le rechargement");
        var (reloading, staying) = callerReloads ? (caller, callee) : (callee, caller);
        await reloading.Page.Keyboard.PressAsync("Escape");
        await reloading.Button("Micro").ClickAsync();
        await reloading.Button("Caméra").ClickAsync();
        await Expect(staying.PeerMedia).ToContainTextAsync("Caméra coupée");

        await reloading.Page.ReloadAsync();

        // What was switched off belongs to the call and stays off.
        await reloading.SeesFramesAsync();
        await Expect(staying.Connection).ToHaveTextAsync("");
        await Expect(staying.PeerMedia).ToContainTextAsync("Micro coupé · Caméra coupée");
        await Expect(reloading.Button("Micro")).ToHaveAttributeAsync("aria-pressed", "false");
        await reloading.Button("Caméra").ClickAsync();
        await staying.SeesFramesAsync();
        await reloading.ReadsAsync("avant le rechargement");
        await reloading.WriteAsync("de retour");
        await staying.ReadsAsync("de retour");
        if (callerReloads)
        {
            // A page left by mistake leads back too.
            await reloading.Page.GotoAsync("/legal/terms");
            await reloading.Page.GetByRole(AriaRole.Link, new() { Name = "Revenir à l’appel" }).ClickAsync();
            await Task.WhenAll(reloading.SeesFramesAsync(), staying.SeesFramesAsync());
        }

        // Who closes the tab has left, and has hung up when they do not come back.
        await reloading.Page.GotoAsync("about:blank");
        await Expect(staying.Connection).ToContainTextAsync($"{reloading.Name} a quitté l’appel.", new() { Timeout = 8000 });
        await Expect(staying.Heading($"{reloading.Name} a raccroché.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Hanging_up_while_the_page_still_comes_back_ends_the_call_and_lets_the_devices_go()
    {
        await using var site = await CallSite.OpenAsync(chromium);
        var (caller, callee) = await site.InCallAsync();
        var release = await caller.HoldLineAsync();
        await caller.Page.ReloadAsync();

        await caller.HangUpAsync();
        await Expect(caller.Heading("Vous avez raccroché.")).ToBeVisibleAsync();
        await Expect(caller.Page.Locator("#own")).ToHaveJSPropertyAsync("srcObject", null!);
        release();

        await Expect(callee.Heading($"{CallSite.Teacher} a raccroché.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_call_that_hides_addresses_goes_through_the_relay_only()
    {
        await using var turn = await TurnServer.StartAsync();
        await using var site = await CallSite.OpenAsync(
            chromium,
            new Dictionary<string, string> { ["Turn:Urls:0"] = turn.Url, ["Turn:Secret"] = TurnServer.Secret }
        );
        var callee = await site.EnterAsync(CallSite.Plumber);
        await callee.GoOnlineAsync();
        var caller = await site.EnterAsync(CallSite.Teacher);
        await caller.OpenLobbyAsync(CallSite.Plumber);
        await Expect(caller.Network)
            .ToHaveTextAsync(new Regex("^Votre réseau (?:convient|est lent)", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await caller.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Masquer mon adresse IP" }).CheckAsync();
        await caller.Button("Appeler").ClickAsync();

        await callee.AnswerAsync();

        await Task.WhenAll(caller.SeesFramesAsync(), callee.SeesFramesAsync());
        await Expect(caller.PeerMedia).ToContainTextAsync("Liaison relayée");
        var seen = await callee.Page.EvaluateAsync<string[]>(
            """
            async () => [...(await window.peerConnections.at(-1).getStats()).values()]
              .filter(s => s.type === 'remote-candidate').map(s => s.candidateType)
            """
        );
        Assert.All(seen, type => Assert.Equal("relay", type));
        Assert.NotEmpty(seen);
    }

    [Fact]
    public async Task A_relay_that_does_not_answer_is_told_in_the_lobby_and_in_the_call_that_needs_it()
    {
        using var silent = new ReservedRelay();
        await using var site = await CallSite.OpenAsync(
            chromium,
            new Dictionary<string, string> { ["Turn:Urls:0"] = silent.Url, ["Turn:Secret"] = TurnServer.Secret }
        );
        var callee = await site.EnterAsync(CallSite.Plumber);
        await callee.GoOnlineAsync();
        var caller = await site.EnterAsync(CallSite.Teacher);
        await caller.OpenLobbyAsync(CallSite.Plumber);
        await Expect(caller.Network).ToContainTextAsync("Votre réseau semble arrêter l’image et le son.");
        await caller.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Masquer mon adresse IP" }).CheckAsync();
        await caller.Button("Appeler").ClickAsync();
        await callee.AnswerAsync();

        await Expect(caller.Connection).ToContainTextAsync("Le relais qui masque l’adresse IP ne répond pas.");
    }

    [Fact]
    public async Task A_person_whose_camera_is_refused_is_told_how_to_mend_it_and_still_sees_the_other()
    {
        await using var site = await CallSite.OpenAsync(chromium);
        var callee = await site.EnterAsync(CallSite.Plumber);
        await callee.GoOnlineAsync();
        var refusing = await (await chromium.RefusingBrowserAsync()).NewContextAsync(
            new BrowserNewContextOptions { BaseURL = site.Address.ToString(), Locale = "fr-FR" }
        );
        await using var caller = await CallPerson.SignInAsync(refusing, CallSite.Teacher);
        await caller.OpenLobbyAsync(CallSite.Plumber);
        await Expect(caller.Page.GetByText("La caméra est refusée pour ce site.")).ToBeVisibleAsync();
        await Expect(caller.Button("Réessayer")).ToBeVisibleAsync();
        var help = await caller.Page.Context.RunAndWaitForPageAsync(() =>
            caller.Page.GetByRole(AriaRole.Link, new() { Name = "Aide : mon appel vidéo ne marche pas" }).ClickAsync()
        );
        await Expect(help.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Mon appel vidéo ne marche pas");
        await help.CloseAsync();

        await caller.Button("Appeler").ClickAsync();
        await callee.AnswerAsync();

        await caller.SeesFramesAsync();
        await caller.HearsSoundAsync();
        await Expect(callee.PeerMedia).ToContainTextAsync("Caméra coupée");
        await caller.WriteAsync("Je vous vois.");
        await callee.ReadsAsync("Je vous vois.");
    }
}
