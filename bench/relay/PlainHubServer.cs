namespace Visavis.RelayBench;

internal sealed class PlainHubServer(ServerProcess process, int port) : IRelayServer
{
    private int opened;

    public ServerProcess Process => process;

    public string Name => "plain SignalR hub";

    public static async Task<PlainHubServer> StartAsync()
    {
        var port = ServerProcess.FreePort();
        var process = await ServerProcess.StartAsync(
            "dotnet",
            [typeof(PlainHub).Assembly.Location, "plain-hub", $"http://127.0.0.1:{port}"],
            port
        );
        return new PlainHubServer(process, port);
    }

    public async Task<RelayPair> OpenPairAsync(int number)
    {
        var (caller, callee) = ($"caller{opened}", $"callee{opened++}");
        return new RelayPair(
            await OpenAsync(caller),
            await OpenAsync(callee),
            HubFrames.Description(callee, "offer"),
            HubFrames.Description(caller, "answer"),
            HubFrames.OfferMark,
            HubFrames.AnswerMark
        );
    }

    public Task<RelaySocket> OpenIdleAsync(int number) => OpenAsync($"idle{number}", IdleCrowd.BufferSize);

    public ValueTask DisposeAsync() => process.DisposeAsync();

    private async Task<RelaySocket> OpenAsync(string name, int bufferSize = 64 * 1024)
    {
        var socket = await RelaySocket.OpenAsync($"ws://127.0.0.1:{port}/hub", bufferSize: bufferSize);
        await socket.SendAsync(HubFrames.Handshake);
        await socket.ReadUntilAsync("{}");
        await socket.SendAsync(HubFrames.Invoke("Enter", $"\"{name}\""));
        await socket.ReadAnswerAsync();
        return socket;
    }
}
