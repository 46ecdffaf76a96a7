using System.Globalization;
using Microsoft.Extensions.Options;
using Visavis.Web.Media.Inspection;

namespace Visavis.Web.Media.Isolation;

/// <summary>Has a photo decoded and every size of it written anew: nothing a person sent is published as it came.</summary>
public sealed class PhotoDecoder(IOptions<MediaOptions> options, IsolatedWork isolated)
{
    /// <summary>The sizes as WebP, from the smallest; of those larger than the photo only the first.</summary>
    /// <exception cref="UploadRefusedException">It cannot be decoded, or only at too high a price.</exception>
    public async Task<DecodedPhoto> DecodeAsync(Stream original, CancellationToken cancellationToken)
    {
        var folder = isolated.NewFolder();
        try
        {
            var source = folder.File("original");
            original.Position = 0;
            await using (var copy = File.Create(source))
            {
                await original.CopyToAsync(copy, cancellationToken);
            }

            var said = await isolated.RunAsync(
                [PhotoWork.Name, source, folder.Path, PhotoLimits.Of(options.Value).ToString()],
                folder.Path,
                cancellationToken
            );
            File.Delete(source);
            return new DecodedPhoto(
                folder,
                [.. said.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => Size(folder, line))]
            );
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <summary>A line of the child: <c>small 480 320</c>.</summary>
    private static DecodedSize Size(WorkFolder folder, string line)
    {
        var parts = line.Trim().Split(' ');
        return new DecodedSize(
            PhotoSizes.Parse(parts[0])!.Value,
            File.OpenRead(folder.File($"{parts[0]}.webp")),
            int.Parse(parts[1], CultureInfo.InvariantCulture),
            int.Parse(parts[2], CultureInfo.InvariantCulture)
        );
    }
}
