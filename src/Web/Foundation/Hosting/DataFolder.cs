namespace Visavis.Web.Foundation.Hosting;

/// <summary>The one folder everything local is written to: database, search index, files.</summary>
public static class DataFolder
{
    public const string Key = "DataFolder";

    /// <summary>Makes the folder named by <c>DataFolder</c> (relative to the content root; <c>data</c> by default) and answers its full path.</summary>
    /// <exception cref="ConfigurationException">It cannot be made or written.</exception>
    public static string Prepare(IConfiguration configuration, IHostEnvironment environment) =>
        WritableFolder.Prepare(Key, Path.GetFullPath(configuration[Key] ?? "data", environment.ContentRootPath));
}
