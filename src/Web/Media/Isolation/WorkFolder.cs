using Visavis.Web.Foundation.Hosting;

namespace Visavis.Web.Media.Isolation;

/// <summary>A folder of the site's own for one file on its way, gone afterwards; what a crash leaves is swept at the next start.</summary>
internal sealed class WorkFolder(string parent) : IDisposable
{
    public string Path { get; } = PrivateFolder.Create(System.IO.Path.Combine(parent, $"media-{Guid.NewGuid():N}"));

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose()
    {
        if (Directory.Exists(Path))
        {
            Directory.Delete(Path, recursive: true);
        }
    }
}
