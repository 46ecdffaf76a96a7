namespace Visavis.TestSupport.Turn;

/// <summary>A real coturn on the loopback, accepting the time-limited credentials of one shared secret.</summary>
public sealed class TurnServer : IAsyncDisposable
{
    public const string Secret = "a-secret-for-tests-only";

    private readonly TemporaryFolder folder;
    private ServerProcess process;

    private TurnServer(TemporaryFolder folder, ServerProcess process, int port)
    {
        this.folder = folder;
        this.process = process;
        Port = port;
    }

    public int Port { get; }

    public string Url => $"turn:127.0.0.1:{Port}?transport=udp";

    public string Log => process.Output;

    public static async Task<TurnServer> StartAsync()
    {
        var folder = new TemporaryFolder();
        var port = FreePort.Next();
        return new TurnServer(folder, await RunAsync(folder, port), port);
    }

    /// <summary>It is gone at once, and tells nobody.</summary>
    public Task KillAsync() => process.KillAsync();

    /// <summary>Starts again, on the same port, what was killed; it knows nothing of what it carried before.</summary>
    public async Task StartAgainAsync()
    {
        await process.DisposeAsync();
        process = await RunAsync(folder, Port);
    }

    public async ValueTask DisposeAsync()
    {
        await process.DisposeAsync();
        folder.Dispose();
    }

    private static async Task<ServerProcess> RunAsync(TemporaryFolder folder, int port)
    {
        var process = ServerProcess.Start(
            "turnserver",
            [
                "-n",
                "--listening-ip=127.0.0.1",
                "--relay-ip=127.0.0.1",
                $"--listening-port={port}",
                "--allow-loopback-peers",
                "--use-auth-secret",
                $"--static-auth-secret={Secret}",
                "--realm=visavis.test",
                "--no-tls",
                "--no-dtls",
                "--no-cli",
                "--log-file=stdout",
                "--verbose",
                $"--pidfile={folder["turn.pid"]}",
                $"--userdb={folder["turn.db"]}",
            ]
        );
        await process.WaitForOutputAsync("Relay ports initialization done");
        return process;
    }
}
