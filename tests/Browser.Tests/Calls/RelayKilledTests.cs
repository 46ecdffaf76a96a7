using System.Globalization;
using Microsoft.Playwright;
using Visavis.TestSupport;
using Visavis.TestSupport.Browsers;
using Visavis.TestSupport.Turn;
using static Microsoft.Playwright.Assertions;

namespace Visavis.Browser.Tests.Calls;

/// <summary>A real coturn that carries a call is killed in the middle of it.</summary>
[Trait(Tiers.Trait, Tiers.Whole)]
public sealed class RelayKilledTests(ChromiumBrowser chromium)
{
    // At ten a second: more than can still be on its way when the relay goes.
    private const int FurtherFrames = 40;
    private const string RelayIsDead = "Le relais qui masque l’adresse IP ne répond pas.";

    // The relay through which this side's packets leave, by its port; 0 while there is none.
    private const string RelayInUse = """
        async () => {
          const stats = await window.peerConnections.at(-1)?.getStats();
          const reports = [...(stats?.values() ?? [])];
          const selected = reports.find(r => r.type === 'transport')?.selectedCandidatePairId;
          const local = stats?.get(stats?.get(selected)?.localCandidateId);
          return local?.candidateType === 'relay' ? Number(/:(\d+)\?/.exec(local.url)?.[1] ?? 0) : 0;
        }
        """;

    [Fact]
    public async Task Of_two_relays_the_other_one_carries_the_call_on()
    {
        await using var first = await TurnServer.StartAsync();
        await using var second = await TurnServer.StartAsync();
        await using var site = await OpenAsync(first, second);
        var (caller, callee) = await HiddenCallAsync(site);
        var used = await caller.Page.EvaluateAsync<int>(RelayInUse);
        var (killed, left) = used == first.Port ? (first, second) : (second, first);
        Assert.Equal(killed.Port, used);

        await killed.KillAsync();

        await caller.Page.WaitForFunctionAsync(
            $"async () => await ({RelayInUse})() === {left.Port.ToString(CultureInfo.InvariantCulture)}"
        );
        await Task.WhenAll(caller.SeesFramesAsync(FurtherFrames), callee.SeesFramesAsync(FurtherFrames));
        await Expect(caller.Connection).ToHaveTextAsync("");
        await Expect(callee.Connection).ToHaveTextAsync("");
        await IsTheSameCallAsync(caller, callee);
    }

    [Fact]
    public async Task Without_another_relay_both_read_why_and_see_each_other_again_when_it_is_back()
    {
        await using var relay = await TurnServer.StartAsync();
        await using var site = await OpenAsync(relay);
        var (caller, callee) = await HiddenCallAsync(site);

        await relay.KillAsync();

        await Expect(callee.Connection).ToHaveTextAsync("Image et son interrompus, reconnexion…");
        await Expect(caller.Connection).ToContainTextAsync(RelayIsDead);
        // What needs no relay goes on meanwhile.
        await IsTheSameCallAsync(caller, callee);

        await relay.StartAgainAsync();

        await Task.WhenAll(caller.SeesFramesAsync(FurtherFrames), callee.SeesFramesAsync(FurtherFrames));
        await Expect(caller.Connection).ToHaveTextAsync("");
        await Expect(callee.Connection).ToHaveTextAsync("");
        Assert.Equal(relay.Port, await caller.Page.EvaluateAsync<int>(RelayInUse));
        await callee.HangUpAsync();
        await Expect(caller.Heading($"{CallSite.Plumber} a raccroché.")).ToBeVisibleAsync();
    }

    private Task<CallSite> OpenAsync(params TurnServer[] relays)
    {
        var settings = new Dictionary<string, string> { ["Turn:Secret"] = TurnServer.Secret };
        for (var i = 0; i < relays.Length; i++)
        {
            settings[$"Turn:Urls:{i.ToString(CultureInfo.InvariantCulture)}"] = relays[i].Url;
        }

        return CallSite.OpenAsync(chromium, settings);
    }

    /// <summary>A call whose caller hides their address: nothing of theirs passes but through the relay.</summary>
    private static async Task<(CallPerson Caller, CallPerson Callee)> HiddenCallAsync(CallSite site)
    {
        var callee = await site.EnterAsync(CallSite.Plumber);
        await callee.GoOnlineAsync();
        var caller = await site.EnterAsync(CallSite.Teacher);
        await caller.OpenLobbyAsync(CallSite.Plumber);
        await caller.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Masquer mon adresse IP" }).CheckAsync();
        await caller.Button("Appeler").ClickAsync();
        await callee.AnswerAsync();
        await Task.WhenAll(caller.SeesFramesAsync(), callee.SeesFramesAsync());
        return (caller, callee);
    }

    /// <summary>A word passes, and nobody had to ring again.</summary>
    private static async Task IsTheSameCallAsync(CallPerson caller, CallPerson callee)
    {
        await caller.WriteAsync("Toujours là ?");
        await callee.ReadsAsync("Toujours là ?");
        await Expect(callee.RingDialog).ToBeHiddenAsync();
    }
}
