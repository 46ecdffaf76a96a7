namespace Visavis.Web.Hosting;

/// <summary>The one folder everything local is written to: database, search index, files.</summary>
public static class DataFolder
{
    public const string Key = "DataFolder";

    /// <summary>Makes the folder named by <c>DataFolder</c> (relative to the content root; <c>data</c> by default) and answers its full path.</summary>
    /// <exception cref="ConfigurationException">It cannot be made or written.</exception>
    public static string Prepare(IConfiguration configuration, IHostEnvironment environment)
    {
        var folder = Path.GetFullPath(configuration[Key] ?? "data", environment.ContentRootPath);
        try
        {
            Directory.CreateDirectory(folder);
            var probe = Path.Combine(folder, $".probe-{Guid.NewGuid():N}");
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
            return folder;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException(
                Key,
                $"the folder '{folder}' cannot be made or written. Name another one, or let this user write there.",
                e
            );
        }
    }
}
