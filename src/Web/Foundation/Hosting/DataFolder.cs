namespace Visavis.Web.Foundation.Hosting;

/// <summary>Files of a moment: gone when their work is done, and at the latest with the next start.</summary>
public sealed record TemporaryFolder(string Path);

/// <summary>The one folder everything local is written to: database, search index, files.</summary>
public static class DataFolder
{
    public const string Key = "DataFolder";

    /// <summary>Makes the folder named by <c>DataFolder</c> (relative to the content root; <c>data</c> by default) and answers its full path.</summary>
    /// <exception cref="ConfigurationException">It cannot be made or written.</exception>
    public static string Prepare(IConfiguration configuration, IHostEnvironment environment) =>
        WritableFolder.Prepare(Key, PathOf(configuration, environment));

    public static string PathOf(IConfiguration configuration, IHostEnvironment environment) =>
        Path.GetFullPath(configuration[Key] ?? "data", environment.ContentRootPath);

    /// <summary>A folder for files of a moment, emptied now: what is in it belongs to somebody who was killed.</summary>
    public static string PrepareTemporary(string dataFolder)
    {
        var folder = Path.Combine(dataFolder, "tmp");
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        return PrivateFolder.Create(folder);
    }
}
