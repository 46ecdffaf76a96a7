namespace Visavis.Web.Foundation.Hosting;

/// <summary>A folder named by the configuration that must be there and take files before the site starts.</summary>
public static class WritableFolder
{
    /// <param name="key">The key that names the folder, for the sentence that refuses it.</param>
    /// <exception cref="ConfigurationException">It cannot be made or written.</exception>
    public static string Prepare(string key, string folder)
    {
        try
        {
            PrivateFolder.Create(folder);
            var probe = Path.Combine(folder, $".probe-{Guid.NewGuid():N}");
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
            return folder;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException(
                key,
                $"the folder '{folder}' cannot be made or written. Name another one, or let this user write there.",
                e
            );
        }
    }
}
