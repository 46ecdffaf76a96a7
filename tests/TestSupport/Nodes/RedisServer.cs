using System.Diagnostics;

namespace Visavis.TestSupport.Nodes;

/// <summary>A real Redis on the loopback that can be killed, frozen and started again on the same port.</summary>
public sealed class RedisServer : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private ServerProcess? process;

    public int Port { get; } = FreePort.Next();

    public string ConnectionString => $"127.0.0.1:{Port}";

    public static async Task<RedisServer> StartedAsync()
    {
        var server = new RedisServer();
        await server.StartAsync();
        return server;
    }

    public async Task StartAsync()
    {
        process = ServerProcess.Start(
            "redis-server",
            ["--port", $"{Port}", "--save", "", "--dir", folder.FullPath, "--bind", "127.0.0.1", "--daemonize", "no"]
        );
        await process.WaitForOutputAsync("Ready to accept connections");
    }

    public Task KillAsync() => process!.KillAsync();

    /// <summary>It hangs: its connections stay open, and nothing is answered.</summary>
    public Task FreezeAsync() => SignalAsync("-STOP");

    public Task ThawAsync() => SignalAsync("-CONT");

    /// <summary>Ends every connection to it, as an operator or a firewall may.</summary>
    public async Task CutAsync()
    {
        foreach (var kind in new[] { "normal", "pubsub" })
        {
            await using var cli = ServerProcess.Start("redis-cli", ["-p", $"{Port}", "CLIENT", "KILL", "TYPE", kind]);
            await cli.WaitForExitAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            await process.DisposeAsync();
        }

        folder.Dispose();
    }

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [signal, $"{process!.Id}"]);
        await kill.WaitForExitAsync();
    }
}
