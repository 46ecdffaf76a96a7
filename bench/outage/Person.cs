using System.Diagnostics;
using System.Globalization;
using Microsoft.Playwright;
using Visavis.TestSupport.Browsers;

namespace Visavis.Bench.Outage;

/// <summary>Somebody in either browser, who does everything by script.</summary>
internal sealed class Person(Func<Uri, Task> open, Func<string, Task<string>> evaluate, Func<string, Task> click, Uri site, string browser)
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
    public const string Recorder = """
        window.peerConnections = [];
        window.RTCPeerConnection = class extends window.RTCPeerConnection {
          constructor(...args) { super(...args); window.peerConnections.push(this); }
        };
        """;

    // Decoded, not shown: Firefox without a window counts no shown frame.
    public const string Frames = """
        (async () => [...(await window.peerConnections?.at(-1)?.getStats())?.values() ?? []]
          .reduce((sum, s) => sum + (s.type === 'inbound-rtp' && s.kind === 'video' ? s.framesDecoded ?? 0 : 0), 0))()
        """;

    public string Browser => browser;

    public static Person In(IPage page, Uri site) =>
        new(
            address => page.GotoAsync(address.ToString()),
            script => page.EvaluateAsync<string>($"async () => String(await ({script}))"),
            selector => page.ClickAsync(selector),
            site,
            "Chromium"
        );

    public static Person In(FirefoxPage page, Uri site) =>
        new(
            page.GotoAsync,
            page.EvaluateAsync,
            selector => page.EvaluateAsync($"document.querySelector('{selector}').click()"),
            site,
            "Firefox"
        );

    public Task OpenAsync(string path) => open(new Uri(site, path));

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
        if (await evaluate("document.getElementById('presence-switch').dataset.status") != "online")
        {
            await ClickAsync("#presence-switch");
            await UntilAsync("document.getElementById('presence-switch').dataset.status === 'online'");
        }
    }

    public Task ClickAsync(string selector) => click(selector);

    public Task WatchDescriptionsAsync() => evaluate(Watch);

    public async Task<int> SentDescriptionsAsync() => int.Parse(await evaluate("window.sent ?? 0"), CultureInfo.InvariantCulture);

    public Task<string> WordsAsync() =>
        evaluate(
            "document.getElementById('connection')?.textContent + ' | ' + (document.getElementById('ended')?.hidden === false ? document.getElementById('ended-title').textContent : '') + ' | ' + location.pathname + ' | ' + document.getElementById('lobby-error')?.textContent + ' | ' + (v => [v?.paused, v?.readyState, v?.srcObject?.getTracks().map(t => t.kind + t.readyState + t.muted)].join())(document.getElementById('remote'))"
        );

    public Task<string> TextAsync(string script) => evaluate(script);

    public async Task<long> FramesAsync() => long.Parse(await evaluate(Frames), CultureInfo.InvariantCulture);

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
            catch (Exception e) when (e is PlaywrightException or InvalidOperationException)
            {
                // Between two pages nothing can be asked.
            }

            if (watch.Elapsed > TimeSpan.FromSeconds(seconds))
            {
                throw new TimeoutException($"{browser}: {condition}");
            }

            await Task.Delay(100);
        }
    }
}
