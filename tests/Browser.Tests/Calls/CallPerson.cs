using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Visavis.Browser.Tests.Calls;

/// <summary>One person in a window of their own, who does with the pages what people do.</summary>
internal sealed class CallPerson(IBrowserContext window, IPage page, string name) : IAsyncDisposable
{
    // Keeps the page's peer connections within reach of getStats; the page itself does not know.
    private const string Recorder = """
        window.peerConnections = [];
        window.RTCPeerConnection = class extends window.RTCPeerConnection {
          constructor(...args) { super(...args); window.peerConnections.push(this); }
          // The lobby's check of the network, which is no call.
          createDataChannel(label, ...args) {
            if (label === 'check') window.peerConnections.splice(window.peerConnections.indexOf(this), 1);
            return super.createDataChannel(label, ...args);
          }
        };
        """;

    // What a person and a developer would look at first.
    private const string Situation = """
        async () => {
          const words = id => document.getElementById(id)?.innerText?.trim();
          const links = (window.peerConnections ?? []).map(pc =>
            [pc.connectionState, pc.iceConnectionState, pc.iceGatheringState, pc.signalingState].join('/'));
          const received = [];
          for (const report of await window.peerConnections.at(-1)?.getStats() ?? []) {
            const stats = report[1];
            if (['inbound-rtp', 'outbound-rtp', 'candidate-pair', 'local-candidate', 'remote-candidate'].includes(stats.type)) {
              received.push([stats.type, stats.kind, stats.state, stats.candidateType, stats.framesDecoded, stats.framesSent, stats.bytesReceived].join(' '));
            }
          }
          const { paused, readyState } = document.getElementById('remote') ?? {};
          return JSON.stringify({ path: location.pathname, connection: words('connection'), lobby: words('lobby'), peer: words('peer-media'), links, received, paused, readyState }, null, 1);
        }
        """;

    public IPage Page => page;

    public string Name => name;

    public ILocator RingDialog => page.GetByRole(AriaRole.Alertdialog);

    public ILocator Connection => page.Locator("#connection");

    public ILocator PeerMedia => page.Locator("#peer-media");

    /// <summary>What the lobby says of the network.</summary>
    public ILocator Network => page.Locator("#lobby-network");

    public ILocator LobbyError => page.Locator("#lobby-error");

    /// <summary>Pages opened from now on have no line to the server until the returned action is run.</summary>
    public async Task<Action> HoldLineAsync()
    {
        var released = new TaskCompletionSource();
        await page.RouteAsync(
            "**/signalr.min*.js",
            async route =>
            {
                await released.Task;
                await route.ContinueAsync();
            }
        );
        return () => released.TrySetResult();
    }

    public static async Task<CallPerson> SignInAsync(IBrowserContext window, string name)
    {
        await window.AddInitScriptAsync(Recorder);
        window.SetDefaultTimeout(60_000);
        var page = await window.NewPageAsync();
        await page.GotoAsync("/account/sign-in");
        await page.GetByRole(
                AriaRole.Button,
                new() { NameRegex = new Regex(Regex.Escape(name), RegexOptions.None, TimeSpan.FromSeconds(1)) }
            )
            .First.ClickAsync();
        await Expect(page.Locator("body.signed-in")).ToBeVisibleAsync();
        return new CallPerson(window, page, name);
    }

    public ILocator Button(string label) => page.GetByRole(AriaRole.Button, new() { Name = label, Exact = true });

    public ILocator Heading(string words) => page.GetByRole(AriaRole.Heading, new() { Name = words });

    public async Task GoOnlineAsync()
    {
        await IsConnectedAsync();
        var state = page.GetByRole(AriaRole.Switch);
        await state.ClickAsync();
        await Expect(state).ToHaveAttributeAsync("data-status", "online");
    }

    /// <summary>Completes when this page is connected, so that the person counts as there.</summary>
    public Task IsConnectedAsync() => Expect(page.GetByRole(AriaRole.Switch)).ToHaveAttributeAsync("data-line", "connected");

    /// <summary>Finds the person by search and opens the lobby from their profile.</summary>
    public async Task OpenLobbyAsync(string calleeName, string? what = null)
    {
        var hit = page.Locator("main").GetByRole(AriaRole.Link, new() { Name = calleeName }).First;
        do
        {
            // The index follows the directory; right after the start it may still be on its way.
            await page.GotoAsync($"/professionals?what={Uri.EscapeDataString(what ?? calleeName)}");
        } while (!await hit.IsVisibleAsync());

        await hit.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Appeler maintenant" }).ClickAsync();
        await Expect(Heading($"Appeler {calleeName}")).ToBeVisibleAsync();
    }

    public async Task CallAsync(string calleeName)
    {
        await OpenLobbyAsync(calleeName);
        await Button("Appeler").ClickAsync();
        await Expect(Connection).ToHaveTextAsync("Ça sonne…");
    }

    /// <summary>From the ring dialog to the lobby, and from there into the call.</summary>
    public async Task AnswerAsync()
    {
        await RingDialog.GetByRole(AriaRole.Link, new() { Name = "Répondre" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/calls/[0-9a-f]{32}$", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await Button("Répondre").ClickAsync();
    }

    /// <summary>Completes when at least so many further frames of the other side have been decoded.</summary>
    public async Task SeesFramesAsync(int more = 5)
    {
        var before = await FramesAsync();
        try
        {
            await page.WaitForFunctionAsync(
                """
                ([before, more]) => {
                  const { totalVideoFrames } = document.getElementById('remote').getVideoPlaybackQuality();
                  return totalVideoFrames >= (totalVideoFrames < before ? 0 : before) + more; // a new connection counts from nought
                }
                """,
                new[] { before, more }
            );
        }
        catch (TimeoutException e)
        {
            throw new TimeoutException($"{name} sees no pictures: {await page.EvaluateAsync<string>(Situation)}", e);
        }
    }

    public Task<int> FramesAsync() =>
        page.EvaluateAsync<int>("() => document.getElementById('remote').getVideoPlaybackQuality().totalVideoFrames");

    /// <summary>Completes when sound of the other side has been played that is not silence.</summary>
    public Task HearsSoundAsync() =>
        page.WaitForFunctionAsync(
            """
            async () => {
              const report = await window.peerConnections.at(-1)?.getStats();
              return [...report?.values() ?? []].some(s => s.type === 'inbound-rtp' && s.kind === 'audio' && s.totalAudioEnergy > 0);
            }
            """
        );

    public async Task WriteAsync(string words)
    {
        if (!await page.Locator("#chat").IsVisibleAsync())
        {
            await page.Keyboard.PressAsync("c");
        }

        await page.GetByRole(AriaRole.Textbox, new() { Name = "Votre message" }).FillAsync(words);
        await page.Keyboard.PressAsync("Enter");
    }

    public Task ReadsAsync(string words) =>
        Expect(page.Locator("#chat-lines .chat-words").Filter(new() { HasText = words })).ToHaveCountAsync(1);

    public Task HangUpAsync() => Button("Raccrocher").ClickAsync();

    public ValueTask DisposeAsync() => window.DisposeAsync();
}
