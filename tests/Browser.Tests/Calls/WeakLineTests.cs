using Microsoft.Playwright;
using Visavis.TestSupport;
using Visavis.TestSupport.Browsers;
using Visavis.TestSupport.Hosting;
using Visavis.TestSupport.Network;
using Visavis.TestSupport.Turn;
using static Microsoft.Playwright.Assertions;

namespace Visavis.Browser.Tests.Calls;

/// <summary>The caller's line to the site and to the relay, and nobody else's, freezes or is cut in the call.</summary>
[Trait(Tiers.Trait, Tiers.Whole)]
public sealed class WeakLineTests(ChromiumBrowser chromium)
{
    // An offer and its answer, by each side at most.
    private const int MostDescriptions = 4;

    // A restart while the line is gone, and one after, or two new connections.
    private const int MostAfterAnOutage = 2 * MostDescriptions;
    private const string Interrupted = "Image et son interrompus, reconnexion…";
    private const string NoLine = "Reconnexion…";
    private const string PeerGone = $"{CallSite.Teacher} a perdu sa connexion. Nous attendons son retour…";

    /// <summary>The caller's browser and the callee's: c is Chromium, f Firefox, which takes longer to start than a journey may last.</summary>
    public static TheoryData<string> Pairings => Tiers.IsAll ? ["cc", "cf", "fc", "ff"] : ["cc"];

    [Theory]
    [MemberData(nameof(Pairings))]
    public async Task A_quiet_call_sends_no_description_and_a_change_of_network_at_most_four(string pairing)
    {
        await using var pair = await PairAsync(pairing);

        await Task.WhenAll(pair.Caller.SeesAndHearsAsync(30, frames: 20), pair.Callee.SeesAndHearsAsync(30, frames: 20));
        Assert.Equal(0, await pair.SentDescriptionsAsync());

        foreach (var side in new[] { pair.Caller, pair.Callee })
        {
            var before = await pair.SentDescriptionsAsync();
            await side.TextAsync("dispatchEvent(new Event('online'))");
            await side.UntilAsync("window.sent > 0");
            await Task.WhenAll(pair.Caller.SeesAndHearsAsync(30, frames: 20), pair.Callee.SeesAndHearsAsync(30, frames: 20));
            Assert.InRange(await pair.SentDescriptionsAsync() - before, 2, MostDescriptions);
        }
    }

    [Theory]
    [MemberData(nameof(Pairings))]
    public async Task After_a_frozen_line_both_read_what_happens_and_see_and_hear_again(string pairing)
    {
        await using var pair = await PairAsync(pairing);

        pair.Line.Freeze();
        await pair.Caller.ReadsAsync(NoLine, Interrupted);
        await pair.Callee.ReadsAsync(PeerGone);
        pair.Line.Thaw();

        await pair.IsWholeAsync();
        Assert.InRange(await pair.SentDescriptionsAsync(), 0, MostAfterAnOutage);
    }

    [Theory]
    [MemberData(nameof(Pairings))]
    public async Task After_a_line_that_was_cut_both_see_and_hear_again(string pairing)
    {
        await using var pair = await PairAsync(pairing);

        pair.Line.Cut();
        await pair.Caller.ReadsAsync(NoLine);
        await pair.Callee.ReadsAsync(PeerGone);
        pair.Line.Thaw();

        await pair.IsWholeAsync();
        Assert.InRange(await pair.SentDescriptionsAsync(), 0, MostAfterAnOutage);
    }

    /// <summary>The other side's line is whole; it is who is called that has the weak one.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_the_called_person_presses_on_a_silently_dead_line_is_done_when_it_is_back(bool answers)
    {
        using var relay = new ReservedRelay();
        await using var site = await CallSite.OpenAsync(chromium);
        using var line = relay.Open(site.Address, relayPort: 9);
        var callee = await site.EnterAsync(CallSite.Plumber, over: line.Address);
        await callee.GoOnlineAsync();
        var caller = await site.EnterAsync(CallSite.Teacher);
        await caller.CallAsync(CallSite.Plumber);
        await callee.RingDialog.GetByRole(AriaRole.Link, new() { Name = "Répondre" }).ClickAsync();
        await Expect(callee.Page.Locator("#preview")).ToBeVisibleAsync();

        line.Freeze();
        await callee.Button(answers ? "Répondre" : "Refuser").ClickAsync();
        if (answers)
        {
            await Expect(callee.LobbyError).ToContainTextAsync("Le service tarde à répondre.");
            line.Thaw();
            await Task.WhenAll(caller.SeesFramesAsync(), callee.SeesFramesAsync());
        }
        else
        {
            await Expect(callee.Heading("Vous avez refusé l’appel.")).ToBeVisibleAsync();
            // Not even what the browser had sent already arrives.
            line.Cut();
            line.Thaw();
            await Expect(caller.Heading($"{CallSite.Plumber} ne peut pas répondre pour le moment.")).ToBeVisibleAsync();
        }
    }

    private Task<WeakPair> PairAsync(string pairing) => WeakPair.InCallAsync(chromium, pairing);

    /// <summary>Two people in a call that goes through the relay, the caller's side of it over a line of its own.</summary>
    private sealed class WeakPair(
        TurnServer turn,
        AppHost app,
        FirefoxBrowser? firefox,
        WeakLine line,
        ScriptedPerson caller,
        ScriptedPerson callee
    ) : IAsyncDisposable
    {
        public WeakLine Line => line;

        public ScriptedPerson Caller => caller;

        public ScriptedPerson Callee => callee;

        public static async Task<WeakPair> InCallAsync(ChromiumBrowser chromium, string pairing)
        {
            var turn = await TurnServer.StartAsync();
            using var relay = new ReservedRelay();
            var settings = new Dictionary<string, string> { ["Turn:Urls:0"] = relay.Url, ["Turn:Secret"] = TurnServer.Secret };
            var app = AppHost.OnCopyOf(await DemoFolder.PathAsync(), settings);
            var address = app.StartOnPort();
            var line = relay.Open(address, turn.Port);
            var firefox = pairing.Contains('f', StringComparison.Ordinal) ? await FirefoxBrowser.StartAsync() : null;
            var callee = await ScriptedPerson.InAsync(pairing[1] == 'f' ? firefox : null, chromium, address);
            var caller = await ScriptedPerson.InAsync(pairing[0] == 'f' ? firefox : null, chromium, line.Address);
            var pair = new WeakPair(turn, app, firefox, line, caller, callee);
            await callee.SignInAsync(CallSite.Plumber);
            await caller.SignInAsync(CallSite.Teacher);
            await caller.CallAsync(callee, await caller.FindLobbyAsync(CallSite.Plumber));
            await Task.WhenAll(caller.WatchDescriptionsAsync(), callee.WatchDescriptionsAsync());
            return pair;
        }

        public async Task<int> SentDescriptionsAsync() => await caller.SentDescriptionsAsync() + await callee.SentDescriptionsAsync();

        public async Task IsWholeAsync()
        {
            var back = await Task.WhenAll(caller.SeesAndHearsAsync(60), callee.SeesAndHearsAsync(60));
            Assert.DoesNotContain(null, back);
            await Task.WhenAll(caller.ReadsAsync(""), callee.ReadsAsync(""));
        }

        public async ValueTask DisposeAsync()
        {
            line.Dispose();
            await caller.DisposeAsync();
            await callee.DisposeAsync();
            if (firefox is not null)
            {
                await firefox.DisposeAsync();
            }

            await app.DisposeAsync();
            await turn.DisposeAsync();
        }
    }
}
