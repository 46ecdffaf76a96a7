namespace Visavis.TestSupport;

/// <summary>Where things are in the checkout the tests were built from.</summary>
public static class RepositoryPaths
{
    public static string Root { get; } = FindRoot();

    public static string WebProject { get; } = Path.Combine(Root, "src", "Web");

    /// <summary>The built application, of the same configuration as the running tests.</summary>
    public static string WebAssembly { get; } =
        Path.Combine(WebProject, "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0", "Visavis.Web.dll");

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Directory.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        }

        return folder.FullName;
    }
}
