namespace Visavis.TestSupport.Nodes;

/// <summary>A real nginx with the configuration that <c>docs/operations.md</c> prints, its addresses replaced and TLS left out.</summary>
public sealed class NginxServer : IAsyncDisposable
{
    private readonly TemporaryFolder folder;
    private readonly ServerProcess process;

    private NginxServer(TemporaryFolder folder, ServerProcess process, int port)
    {
        this.folder = folder;
        this.process = process;
        Address = new Uri($"http://localhost:{port}/");
    }

    public Uri Address { get; }

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
        var process = ServerProcess.Start(
            "nginx",
            ["-p", folder.FullPath, "-c", folder["nginx.conf"], "-e", "stderr", "-g", $"daemon off; pid {folder["nginx.pid"]};"]
        );
        var server = new NginxServer(folder, process, port);
        await Eventually.IsTrueAsync(() => process.HasExited || File.Exists(folder["nginx.pid"]));
        return process.HasExited ? throw new InvalidOperationException(process.Output) : server;
    }

    public async ValueTask DisposeAsync()
    {
        await process.DisposeAsync();
        folder.Dispose();
    }
}
