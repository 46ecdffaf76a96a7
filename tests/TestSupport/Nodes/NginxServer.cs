using System.Diagnostics;

namespace Visavis.TestSupport.Nodes;

/// <summary>A real nginx with the configuration that <c>docs/operations.md</c> prints, its addresses replaced and TLS left out.</summary>
public sealed class NginxServer : IAsyncDisposable
{
    private readonly TemporaryFolder folder;
    private ServerProcess process;

    private NginxServer(TemporaryFolder folder, ServerProcess process, int port)
    {
        this.folder = folder;
        this.process = process;
        Address = new Uri($"http://localhost:{port}/");
    }

    public Uri Address { get; }

    /// <summary>What it complained of.</summary>
    public string Log => process.Output;

    public static async Task<NginxServer> StartAsync(IReadOnlyList<Uri> nodes)
    {
        var folder = new TemporaryFolder();
        var port = FreePort.Next();
        var text = await File.ReadAllTextAsync(Path.Combine(RepositoryPaths.Root, "docs", "operations.md"));
        var printed = text.Split("```nginx\n")[1].Split("```")[0];
        var configuration = string.Join('\n', printed.Split('\n').Where(line => !line.Contains("ssl_", StringComparison.Ordinal)))
            .Replace("listen 443 ssl;", $"listen 127.0.0.1:{port};", StringComparison.Ordinal)
            .Replace("10.0.0.11:8080", $"127.0.0.1:{nodes[0].Port}", StringComparison.Ordinal)
            .Replace("10.0.0.12:8080", $"127.0.0.1:{nodes[1].Port}", StringComparison.Ordinal)
            .Replace("http {", $"http {{\n  access_log off;\n  client_body_temp_path {folder["body"]};\n", StringComparison.Ordinal);
        await File.WriteAllTextAsync(folder["nginx.conf"], configuration);
        return new NginxServer(folder, await RunAsync(folder), port);
    }

    /// <summary>Reads its configuration again: new processes take what comes, the old ones keep their sockets for a while.</summary>
    public async Task ReloadAsync()
    {
        var before = Workers();
        using var kill = Process.Start("kill", ["-HUP", $"{process.Id}"]);
        await kill.WaitForExitAsync();
        await Eventually.IsTrueAsync(() => Workers().Except(before).Any());
    }

    /// <summary>Ends it with all its sockets and starts it again.</summary>
    public async Task RestartAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        await process.WaitForExitAsync();
        process = await RunAsync(folder);
    }

    private static async Task<ServerProcess> RunAsync(TemporaryFolder folder)
    {
        File.Delete(folder["nginx.pid"]);
        var process = ServerProcess.Start(
            "nginx",
            ["-p", folder.FullPath, "-c", folder["nginx.conf"], "-e", "stderr", "-g", $"daemon off; pid {folder["nginx.pid"]};"]
        );
        await Eventually.IsTrueAsync(() => process.HasExited || File.Exists(folder["nginx.pid"]));
        return process.HasExited ? throw new InvalidOperationException(process.Output) : process;
    }

    private string[] Workers() => File.ReadAllText($"/proc/{process.Id}/task/{process.Id}/children").Split(' ');

    public async ValueTask DisposeAsync()
    {
        await process.DisposeAsync();
        folder.Dispose();
    }
}
