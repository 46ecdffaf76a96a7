namespace Visavis.TestSupport.Hosting;

/// <summary>A data folder with the first twelve people of the demo directory: drawn once per process, which takes seconds, and copied for each site.</summary>
public static class DemoFolder
{
    private static readonly Lazy<Task<TemporaryFolder>> Made = new(MakeAsync);

    /// <summary>For copying only.</summary>
    public static async Task<string> PathAsync() => (await Made.Value).FullPath;

    private static async Task<TemporaryFolder> MakeAsync()
    {
        var folder = new TemporaryFolder();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Dispose();
        await using var app = AppHost.OnFolder(
            folder.FullPath,
            new Dictionary<string, string> { ["Demo:SeedOnFirstStart"] = "true", ["Demo:Professionals"] = "12" }
        );
        app.StartOnPort();
        return folder;
    }
}
