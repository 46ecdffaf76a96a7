using System.Text;

namespace Visavis.RelayBench;

/// <summary>The npm <c>peer</c> server, signed in to nothing and checking nothing but its own token.</summary>
internal sealed class PeerServer(ServerProcess process, int port) : IRelayServer
{
    private static readonly byte[] Offered = "\"OFFER\""u8.ToArray();
    private static readonly byte[] Answered = "\"ANSWER\""u8.ToArray();
    private int opened;

    public ServerProcess Process => process;

    public string Name => "npm peer";

    public static async Task<PeerServer> StartAsync()
    {
        var port = ServerProcess.FreePort();
        var folder = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../.."));
        var process = await ServerProcess.StartAsync(
            "node",
            ["node_modules/peer/dist/bin/peerjs.js", "--port", $"{port}", "--concurrent_limit", "100000"],
            port,
            folder
        );
        return new PeerServer(process, port);
    }

    public async Task<RelayPair> OpenPairAsync(int number)
    {
        var (caller, callee) = ($"caller{opened}", $"callee{opened++}");
        return new RelayPair(
            await OpenAsync(caller),
            await OpenAsync(callee),
            Frame("OFFER", callee, "offer"),
            Frame("ANSWER", caller, "answer"),
            Offered,
            Answered
        );
    }

    public Task<RelaySocket> OpenIdleAsync(int number) => OpenAsync($"idle{number}", IdleCrowd.BufferSize);

    public ValueTask DisposeAsync() => process.DisposeAsync();

    private async Task<RelaySocket> OpenAsync(string id, int bufferSize = 64 * 1024)
    {
        var socket = await RelaySocket.OpenAsync(
            $"ws://127.0.0.1:{port}/peerjs?key=peerjs&id={id}&token=t&version=1.5.5",
            bufferSize: bufferSize
        );
        await socket.ReadUntilAsync("\"OPEN\"");
        return socket;
    }

    private static byte[] Frame(string type, string to, string kind) =>
        Encoding.UTF8.GetBytes(
            $$$"""{"type":"{{{type}}}","payload":{"sdp":{"type":"{{{kind}}}","sdp":{{{Descriptions.QuotedSdp}}}},"type":"media","connectionId":"mc_{{{to}}}"},"dst":"{{{to}}}"}"""
        );
}
