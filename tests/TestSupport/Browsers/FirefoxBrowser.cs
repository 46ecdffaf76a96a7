using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Visavis.TestSupport.Browsers;

/// <summary>Debian's Firefox with a fake camera and microphone, driven over WebDriver BiDi by the little that tests need of it.</summary>
public sealed partial class FirefoxBrowser : IAsyncDisposable
{
    private const string Preferences = """
        user_pref("media.navigator.streams.fake", true);
        user_pref("media.navigator.permission.disabled", true);
        user_pref("media.autoplay.default", 0);
        user_pref("media.peerconnection.ice.loopback", true);
        user_pref("media.peerconnection.ice.obfuscate_host_addresses", false);
        user_pref("intl.accept_languages", "fr");
        user_pref("app.update.enabled", false);
        user_pref("datareporting.policy.dataSubmissionEnabled", false);
        user_pref("toolkit.telemetry.enabled", false);
        user_pref("browser.shell.checkDefaultBrowser", false);
        user_pref("network.captive-portal-service.enabled", false);
        user_pref("network.connectivity-service.enabled", false);
        """;

    private readonly TemporaryFolder profile;
    private readonly ServerProcess process;
    private readonly ClientWebSocket socket = new();
    private readonly Dictionary<int, TaskCompletionSource<JsonNode>> waiting = [];
    private readonly SemaphoreSlim sending = new(1, 1);
    private int lastId;

    private FirefoxBrowser(TemporaryFolder profile, ServerProcess process)
    {
        this.profile = profile;
        this.process = process;
    }

    public static string Program => "/usr/bin/firefox-esr";

    /// <param name="preferences">Lines of <c>user.js</c> besides those that every test needs.</param>
    public static async Task<FirefoxBrowser> StartAsync(string preferences = "")
    {
        var profile = new TemporaryFolder();
        await File.WriteAllTextAsync(profile["user.js"], $"{Preferences}\n{preferences}\n");
        var process = ServerProcess.Start(
            Program,
            ["--headless", "--no-remote", "--profile", profile.FullPath, "--remote-debugging-port=0"],
            environment: new Dictionary<string, string> { ["HOME"] = profile.FullPath, ["MOZ_CRASHREPORTER_DISABLE"] = "1" }
        );
        await process.WaitForOutputAsync("WebDriver BiDi listening on ");
        var browser = new FirefoxBrowser(profile, process);
        var address = Listening().Match(process.Output).Groups["address"].Value;
        await browser.socket.ConnectAsync(new Uri($"{address}/session"), CancellationToken.None);
        _ = browser.ReadAsync();
        await browser.SendAsync("session.new", new JsonObject { ["capabilities"] = new JsonObject() });
        return browser;
    }

    /// <summary>A person's own window: own cookies.</summary>
    /// <param name="beforeEveryPage">Statements that run before the scripts of each page.</param>
    public async Task<FirefoxPage> NewPersonAsync(string beforeEveryPage = "")
    {
        var person = await SendAsync("browser.createUserContext", []);
        var page = await SendAsync(
            "browsingContext.create",
            new JsonObject { ["type"] = "tab", ["userContext"] = person["userContext"]!.GetValue<string>() }
        );
        await SendAsync(
            "script.addPreloadScript",
            new JsonObject
            {
                ["functionDeclaration"] = $"() => {{ {beforeEveryPage} }}",
                ["contexts"] = new JsonArray(page["context"]!.GetValue<string>()),
            }
        );
        return new FirefoxPage(this, page["context"]!.GetValue<string>());
    }

    internal async Task<JsonNode> SendAsync(string method, JsonObject parameters, int limitSeconds = 120)
    {
        var id = Interlocked.Increment(ref lastId);
        var answer = new TaskCompletionSource<JsonNode>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (waiting)
        {
            waiting[id] = answer;
        }

        var message = new JsonObject
        {
            ["id"] = id,
            ["method"] = method,
            ["params"] = parameters,
        };
        await sending.WaitAsync();
        try
        {
            await socket.SendAsync(
                JsonSerializer.SerializeToUtf8Bytes(message),
                WebSocketMessageType.Text,
                endOfMessage: true,
                CancellationToken.None
            );
        }
        finally
        {
            sending.Release();
        }

        return await answer.Task.WaitAsync(TimeSpan.FromSeconds(limitSeconds));
    }

    public async ValueTask DisposeAsync()
    {
        socket.Dispose();
        await process.DisposeAsync();
        profile.Dispose();
        sending.Dispose();
    }

    private async Task ReadAsync()
    {
        try
        {
            var buffer = new byte[64 * 1024];
            using var message = new MemoryStream();
            while (true)
            {
                var part = await socket.ReceiveAsync(buffer, CancellationToken.None);
                message.Write(buffer, 0, part.Count);
                if (part.EndOfMessage)
                {
                    Handle(JsonNode.Parse(message.ToArray())!);
                    message.SetLength(0);
                }
            }
        }
        catch (Exception e) when (e is WebSocketException or ObjectDisposedException or OperationCanceledException)
        {
            // The browser is gone; whoever still waits runs into its limit.
        }
    }

    private void Handle(JsonNode message)
    {
        if (message["id"]?.GetValue<int>() is not { } id)
        {
            return;
        }

        TaskCompletionSource<JsonNode>? answer;
        lock (waiting)
        {
            waiting.Remove(id, out answer);
        }

        if (message["type"]?.GetValue<string>() == "success")
        {
            answer?.TrySetResult(message["result"]!);
        }
        else
        {
            answer?.TrySetException(new InvalidOperationException(message.ToJsonString()));
        }
    }

    [GeneratedRegex("WebDriver BiDi listening on (?<address>ws://\\S+)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Listening();
}
