using System.Diagnostics;
using System.Globalization;
using Microsoft.Playwright;

namespace Visavis.TestSupport.Browsers;

/// <summary>Somebody in either browser, who does everything by script, so that journeys and benches are the same in both.</summary>
public sealed class ScriptedPerson : IAsyncDisposable
{
    // Kept by the page itself: how many descriptions it has sent, whatever connection carries them.
    private const string Watch = """
        (() => {
          window.sent = 0;
          const send = WebSocket.prototype.send;
          WebSocket.prototype.send = function (data) {
            window.sent += typeof data === 'string' && data.includes('"SendDescription"') ? 1 : 0;
            return send.call(this, data);
          };
          return '';
        })()
        """;

    /// <summary>For every page before its own scripts: its connections within reach of getStats.</summary>
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

    // Decoded, not shown: Firefox without a window counts no shown frame. Of sound the packets: what is missing is made up.
    private const string Arrived = """
        (async () => [...(await window.peerConnections?.at(-1)?.getStats())?.values() ?? []]
          .reduce(([frames, packets], s) => s.type !== 'inbound-rtp' ? [frames, packets]
            : s.kind === 'video' ? [frames + (s.framesDecoded ?? 0), packets] : [frames, packets + (s.packetsReceived ?? 0)], [0, 0]).join(' '))()
        """;

    private const string InLobby = "document.getElementById('lobby')?.hidden === false && !document.getElementById('preview').hidden";

    // What stands on the page for its reader.
    private const string Sentence = """
        ['connection', 'ended-title', 'lobby-error'].map(id => document.getElementById(id)).filter(e => e?.checkVisibility()).map(e => e.textContent.trim()).filter(Boolean).join(' · ')
        """;

    // For who mends it.
    private const string State = """
        location.pathname + ' ' + (window.peerConnections ?? []).map(pc => [pc.connectionState, pc.iceConnectionState, pc.signalingState].join('/')).join(' ')
        """;

    private readonly Func<Uri, Task> open;
    private readonly Func<string, Task<string>> evaluate;
    private readonly Func<string, Task> click;
    private readonly Func<ValueTask> close;
    private readonly Uri site;

    private ScriptedPerson(
        Func<Uri, Task> open,
        Func<string, Task<string>> evaluate,
        Func<string, Task> click,
        Func<ValueTask> close,
        Uri site,
        string browser
    )
    {
        (this.open, this.evaluate, this.click, this.close, this.site) = (open, evaluate, click, close, site);
        Browser = browser;
    }

    public string Browser { get; }

    /// <summary>A window of their own in Firefox, or in Chromium where none is given.</summary>
    public static async Task<ScriptedPerson> InAsync(FirefoxBrowser? firefox, ChromiumBrowser chromium, Uri site)
    {
        if (firefox is not null)
        {
            var tab = await firefox.NewPersonAsync(Recorder);
            return new ScriptedPerson(
                tab.GotoAsync,
                tab.EvaluateAsync,
                selector => tab.EvaluateAsync($"document.querySelector('{selector}').click()"),
                () => ValueTask.CompletedTask,
                site,
                "Firefox"
            );
        }

        var window = await chromium.NewPersonAsync(site);
        await window.AddInitScriptAsync(Recorder);
        var page = await window.NewPageAsync();
        return new ScriptedPerson(
            address => page.GotoAsync(address.ToString()),
            script => page.EvaluateAsync<string>($"async () => String(await ({script}))"),
            selector => page.ClickAsync(selector),
            window.DisposeAsync,
            site,
            "Chromium"
        );
    }

    public Task OpenAsync(string path) => open(new Uri(site, path));

    /// <summary>The lobby of somebody who is found by name.</summary>
    public async Task<string> FindLobbyAsync(string name)
    {
        var links = $"[...document.querySelectorAll('main a')].filter(a => a.textContent.includes('{name}'))";
        do
        {
            // The index follows the directory; right after the start it may still be on its way.
            await OpenAsync($"/professionals?what={Uri.EscapeDataString(name)}");
        } while (await evaluate($"{links}.length > 0") != "true");

        var profile = await evaluate($"{links}[0].getAttribute('href')");
        return "/calls/new/" + profile.Split('/')[^1].Split('-')[^1];
    }

    /// <summary>From the lobby, with a hidden address, until both see and hear each other over the relay.</summary>
    public async Task CallAsync(ScriptedPerson callee, string lobby)
    {
        await callee.OpenAsync("/");
        await callee.GoOnlineAsync();
        await OpenAsync(lobby);
        await UntilAsync(InLobby);
        await evaluate("(document.getElementById('hide-address').checked = true)");
        await ClickAsync("#call-now");
        await callee.UntilAsync("document.getElementById('ring-dialog')?.open");
        await callee.ClickAsync("#ring-answer");
        await callee.UntilAsync(InLobby);
        await callee.ClickAsync("#accept");
        var seen = await Task.WhenAll(SeesAndHearsAsync(60), callee.SeesAndHearsAsync(60));
        if (seen.Contains(null))
        {
            throw new TimeoutException($"no picture or sound at the beginning; {await StateAsync()}; {await callee.StateAsync()}");
        }
    }

    public async Task SignInAsync(string name)
    {
        await OpenAsync("/account/sign-in");
        await UntilAsync($"[...document.querySelectorAll('main button')].some(b => b.textContent.includes('{name}'))");
        await evaluate($"[...document.querySelectorAll('main button')].find(b => b.textContent.includes('{name}')).click()");
        await UntilAsync("document.body?.classList.contains('signed-in')");
    }

    public async Task GoOnlineAsync()
    {
        await UntilAsync("document.getElementById('presence-switch')?.dataset.line === 'connected'");
        // Busy, or away, for as long as the call before is not over for the server.
        await UntilAsync("['offline', 'online'].includes(document.getElementById('presence-switch').dataset.status)");
        if (await evaluate("document.getElementById('presence-switch').dataset.status") != "online")
        {
            await ClickAsync("#presence-switch");
            await UntilAsync("document.getElementById('presence-switch').dataset.status === 'online'");
        }
    }

    public Task ClickAsync(string selector) => click(selector);

    public Task WatchDescriptionsAsync() => evaluate(Watch);

    public async Task<int> SentDescriptionsAsync() => int.Parse(await evaluate("window.sent ?? 0"), CultureInfo.InvariantCulture);

    /// <summary>What the page says to its reader; empty when all is well.</summary>
    public Task<string> SentenceAsync() => evaluate(Sentence);

    /// <summary>Completes when the page says one of these; the empty one is that all is well.</summary>
    public async Task ReadsAsync(params string[] sentences)
    {
        try
        {
            await UntilAsync($"[{string.Join(", ", sentences.Select(s => $"'{s}'"))}].includes({Sentence.Trim()})");
        }
        catch (TimeoutException e)
        {
            throw new TimeoutException($"{Browser} reads «{await SentenceAsync()}»; {await StateAsync()}", e);
        }
    }

    public Task<string> StateAsync() => evaluate(State);

    public Task<string> TextAsync(string script) => evaluate(script);

    /// <summary>Pictures and packets of sound that have arrived over the present connection; nought of one that is gone, of which Firefox tells nothing for ever.</summary>
    public async Task<(long Frames, long Packets)> ArrivedAsync()
    {
        var both = (await evaluate($"Promise.race([{Arrived}, new Promise(done => setTimeout(() => done('0 0'), 2000))])")).Split(' ');
        return (long.Parse(both[0], CultureInfo.InvariantCulture), long.Parse(both[1], CultureInfo.InvariantCulture));
    }

    /// <summary>Seconds until so many more pictures and ten more packets of sound have come; null when they do not.</summary>
    public async Task<double?> SeesAndHearsAsync(double within, int frames = 5)
    {
        var watch = Stopwatch.StartNew();
        var before = await ArrivedAsync();
        while (watch.Elapsed.TotalSeconds < within)
        {
            var (seen, heard) = await ArrivedAsync();
            // A new connection counts from nought: from what it has by now, so that one look alone proves nothing.
            before = seen < before.Frames || heard < before.Packets ? (seen, heard) : before;
            if (seen >= before.Frames + frames && heard >= before.Packets + 10)
            {
                return watch.Elapsed.TotalSeconds;
            }

            await Task.Delay(100);
        }

        return null;
    }

    public async Task UntilAsync(string condition, int seconds = 60)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                if (await evaluate($"(async () => Boolean({condition}))()") == "true")
                {
                    return;
                }
            }
            catch (Exception e) when (e is PlaywrightException or InvalidOperationException or TimeoutException)
            {
                // Between two pages nothing can be asked.
            }

            if (watch.Elapsed > TimeSpan.FromSeconds(seconds))
            {
                throw new TimeoutException($"{Browser}: {condition}");
            }

            await Task.Delay(100);
        }
    }

    public ValueTask DisposeAsync() => close();
}
