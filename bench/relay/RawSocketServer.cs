namespace Visavis.RelayBench;

internal sealed class RawSocketServer(ServerProcess process, int port) : IRelayServer
{
    private int opened;

    public ServerProcess Process => process;

    public string Name => "raw Kestrel socket";

    public static async Task<RawSocketServer> StartAsync()
    {
        var port = ServerProcess.FreePort();
        var process = await ServerProcess.StartAsync(
            "dotnet",
            [typeof(RawSocket).Assembly.Location, "raw-socket", $"http://127.0.0.1:{port}"],
            port
        );
        return new RawSocketServer(process, port);
    }

    public async Task<RelayPair> OpenPairAsync(int number)
    {
        var (caller, callee) = ($"caller{opened}", $"callee{opened++}");
        return new RelayPair(
            await OpenAsync(caller, callee),
            await OpenAsync(callee, caller),
            HubFrames.Description(callee, "offer"),
            HubFrames.Description(caller, "answer"),
            HubFrames.OfferMark,
            HubFrames.AnswerMark
        );
    }

    public Task<RelaySocket> OpenIdleAsync(int number) => OpenAsync($"idle{number}", "nobody", IdleCrowd.BufferSize);

    public ValueTask DisposeAsync() => process.DisposeAsync();

    private Task<RelaySocket> OpenAsync(string name, string to, int bufferSize = 64 * 1024) =>
        RelaySocket.OpenAsync($"ws://127.0.0.1:{port}/raw?name={name}&to={to}", bufferSize: bufferSize);
}
