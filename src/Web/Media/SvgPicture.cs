using System.Runtime.InteropServices;
using Microsoft.Extensions.FileProviders;
using NetVips;

namespace Visavis.Web.Media;

/// <summary>
/// Turns drawings of ours into pictures with libvips. Words are shaped with the fonts of the site, so that a picture looks the same on every
/// machine; only scripts that these lack are left to what the machine has. Never for a drawing that somebody sent.
/// </summary>
public static partial class SvgPicture
{
    private static readonly Lock Gate = new();
    private static string? fontFolder;

    /// <summary>Names the fonts of the site; before the first picture, because libraries look for fonts once.</summary>
    public static void UseFonts(IFileProvider files)
    {
        if (Path.GetDirectoryName(files.GetFileInfo("lib/Figtree_400Regular.ttf").PhysicalPath) is not { } folder)
        {
            return;
        }

        lock (Gate)
        {
            if (fontFolder is not null || OperatingSystem.IsWindows())
            {
                return;
            }

            fontFolder = folder;
            // A folder whose name nobody can foresee: in the system's own, somebody else could have laid a link there.
            var configuration = Path.Combine(Directory.CreateTempSubdirectory("visavis-fonts-").FullName, "fonts.conf");
            File.WriteAllText(
                configuration,
                $"""
                <?xml version="1.0"?>
                <!DOCTYPE fontconfig SYSTEM "fonts.dtd">
                <fontconfig>
                  <dir>{System.Security.SecurityElement.Escape(folder)}</dir>
                  <dir>/usr/share/fonts</dir>
                  <cachedir prefix="xdg">fontconfig</cachedir>
                </fontconfig>
                """
            );
            // The runtime's own copy of the environment is not what native libraries read.
            _ = SetEnvironment("FONTCONFIG_FILE", configuration, 1);
        }
    }

    /// <summary>A PNG file as large as the drawing says it is.</summary>
    public static byte[] ToPng(string svg)
    {
        using var picture = Image.SvgloadBuffer(System.Text.Encoding.UTF8.GetBytes(svg));
        return picture.PngsaveBuffer(compression: 9, keep: Enums.ForeignKeep.None);
    }

    /// <summary>A PNG file of that width.</summary>
    public static byte[] ToPng(string svg, int width)
    {
        using var picture = Image.ThumbnailBuffer(System.Text.Encoding.UTF8.GetBytes(svg), width);
        return picture.PngsaveBuffer(compression: 9, keep: Enums.ForeignKeep.None);
    }

    /// <summary>A WebP file of that width.</summary>
    public static byte[] ToWebP(string svg, int width, int quality)
    {
        using var picture = Image.ThumbnailBuffer(System.Text.Encoding.UTF8.GetBytes(svg), width);
        return picture.WebpsaveBuffer(q: quality, keep: Enums.ForeignKeep.None);
    }

    /// <summary>A picture of ours as drawings can hold it.</summary>
    public static byte[] AsPng(byte[] picture)
    {
        using var image = Image.NewFromBuffer(picture);
        return image.PngsaveBuffer(keep: Enums.ForeignKeep.None);
    }

    /// <summary>Pixels that a line takes.</summary>
    public static int Measure(string text, string font, int size)
    {
        // Pango counts in points; at 72 to the inch a point is a pixel.
        using var line = Image.Text(System.Security.SecurityElement.Escape(text), font: $"{font} {size}", dpi: 72);
        return line.Width;
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironment(string name, string value, int overwrite);
}
