namespace Visavis.Web.Media.Isolation;

/// <summary>A folder of the site's own for one file on its way, gone afterwards; what a crash leaves is swept at the next start.</summary>
internal sealed class WorkFolder : IDisposable
{
    public const string Prefix = "visavis-media-";

    public string Path { get; } = Directory.CreateTempSubdirectory(Prefix).FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose()
    {
        if (Directory.Exists(Path))
        {
            Directory.Delete(Path, recursive: true);
        }
    }
}
