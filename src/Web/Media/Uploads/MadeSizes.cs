namespace Visavis.Web.Media.Uploads;

/// <summary>The sizes a program made of one photo, in a folder that goes when they are no longer needed.</summary>
public sealed class MadeSizes(string folder, IReadOnlyList<UploadedFile> files) : IAsyncDisposable
{
    public IReadOnlyList<UploadedFile> Files => files;

    public async ValueTask DisposeAsync()
    {
        foreach (var file in files)
        {
            await file.Content.DisposeAsync();
        }

        Directory.Delete(folder, recursive: true);
    }
}
