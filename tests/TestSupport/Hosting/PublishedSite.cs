namespace Visavis.TestSupport.Hosting;

/// <summary>The site as it is published, bundles and all, as a process of its own with the demo people.</summary>
public sealed class PublishedSite : IAsyncDisposable
{
    private readonly TemporaryFolder folder;
    private readonly ServerProcess process;

    private PublishedSite(TemporaryFolder folder, ServerProcess process, Uri address) =>
        (this.folder, this.process, Address) = (folder, process, address);

    public Uri Address { get; }

    /// <summary>Where its files are.</summary>
    public string Files => folder["site"];

    public static async Task<PublishedSite> StartAsync(CancellationToken cancellationToken)
    {
        var folder = new TemporaryFolder();
        await PublishAsync(folder["site"], cancellationToken);
        TemporaryFolder.Copy(await DemoFolder.PathAsync(), folder["data"]);
        var address = new Uri($"http://localhost:{FreePort.Next()}");
        var process = ServerProcess.Start(
            "dotnet",
            [folder["site/Visavis.Web.dll"]],
            folder[""], // it finds its files wherever it is started
            new Dictionary<string, string>
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
                ["ASPNETCORE_URLS"] = address.ToString(),
                ["DataFolder"] = folder["data"],
                ["Demo__SeedOnFirstStart"] = "false",
            }
        );
        var site = new PublishedSite(folder, process, address);
        try
        {
            await process.WaitForOutputAsync("Application started.");
        }
        catch
        {
            await site.DisposeAsync();
            throw;
        }

        return site;
    }

    public async ValueTask DisposeAsync()
    {
        await process.DisposeAsync();
        folder.Dispose();
    }

    private static async Task PublishAsync(string target, CancellationToken cancellationToken)
    {
        string[] arguments =
        [
            "publish",
            RepositoryPaths.WebProject,
            "-c",
            "Release",
            "-o",
            target,
            "-v",
            "quiet",
            "--nologo",
            "-p:RunAnalyzers=false",
            "-p:PublishReadyToRun=false", // half a minute for code that does the same
        ];
        await using var publish = ServerProcess.Start("dotnet", arguments);
        if (await publish.WaitForExitAsync(cancellationToken) != 0)
        {
            throw new InvalidOperationException(publish.Output);
        }
    }
}
