using System.Globalization;
using NetVips;
using Visavis.Web.Media.Inspection;

namespace Visavis.Web.Media.Isolation;

/// <summary>Decodes a photo with libvips and writes every size of it anew as WebP: upright, in sRGB, without metadata.</summary>
internal static class PhotoWork
{
    public const string Name = "photo";
    private static readonly string[] Loaders = ["VipsForeignLoadJpeg", "VipsForeignLoadPng", "VipsForeignLoadWebp", "VipsForeignLoadHeif"];

    /// <summary>For this process: no other format can be read, whatever a file calls itself.</summary>
    public static void Confine()
    {
        Operation.Block("VipsForeignLoad", true);
        foreach (var loader in Loaders)
        {
            Operation.Block(loader, false);
        }

        NetVips.NetVips.Concurrency = 1;
    }

    public static void Run(string source, string folder, PhotoLimits limits)
    {
        try
        {
            Check(source, limits);
            Write(source, folder);
        }
        catch (VipsException)
        {
            throw new UploadRefusedException(UploadProblem.Damaged);
        }
    }

    private static void Check(string source, PhotoLimits limits)
    {
        // Sequential access reads the header only; no pixel is decoded here.
        using var header = Image.NewFromFile(source, access: Enums.Access.Sequential, failOn: Enums.FailOn.Error);
        if (header.GetFields().Contains("n-pages") && Convert.ToInt32(header.Get("n-pages"), null) > 1)
        {
            throw new UploadRefusedException(UploadProblem.Animated);
        }

        if (
            Math.Max(header.Width, header.Height) > limits.LongestSide
            || (long)header.Width * header.Height > limits.Megapixels * 1_000_000L
        )
        {
            throw new UploadRefusedException(UploadProblem.TooManyPixels);
        }

        if (Math.Min(header.Width, header.Height) < limits.ShortestSide)
        {
            throw new UploadRefusedException(UploadProblem.TooSmall);
        }
    }

    private static void Write(string source, string folder)
    {
        // From the largest to the smallest, each from the one before: the original is decoded once.
        var made = new Dictionary<PhotoSize, (int Width, int Height)>();
        foreach (var size in PhotoSizes.All.Reverse())
        {
            var side = size.LongerSide();
            using var picture = Image.Thumbnail(
                source,
                side,
                height: side,
                size: Enums.Size.Down,
                outputProfile: "srgb",
                failOn: Enums.FailOn.Error
            );
            source = Path.Combine(folder, $"{size.Name()}.webp");
            picture.Webpsave(source, q: size.Quality(), keep: Enums.ForeignKeep.None);
            made[size] = (picture.Width, picture.Height);
        }

        foreach (var size in PhotoSizes.All)
        {
            var (width, height) = made[size];
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{size.Name()} {width} {height}"));
            if (Math.Max(width, height) < size.LongerSide())
            {
                break;
            }
        }
    }
}
