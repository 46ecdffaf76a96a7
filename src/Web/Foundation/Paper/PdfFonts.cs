using Microsoft.Extensions.FileProviders;
using PdfSharp.Fonts;

namespace Visavis.Web.Foundation.Paper;

/// <summary>The fonts that PDFs are written with: those the site ships, never the machine's.</summary>
public sealed class PdfFonts : IFontResolver
{
    public const string Family = "Figtree";
    private const string Regular = "Figtree_400Regular.ttf";
    private const string Bold = "Figtree_600SemiBold.ttf";

    private static readonly Lock Gate = new();
    private static IFileProvider? files;

    /// <summary>Where the site's fonts lie; told once at the start.</summary>
    public static void UseFiles(IFileProvider siteFiles) => files ??= siteFiles;

    public static void Use()
    {
        lock (Gate)
        {
            if (GlobalFontSettings.FontResolver is null)
            {
                GlobalFontSettings.FontResolver = new PdfFonts();
            }
        }
    }

    public byte[]? GetFont(string faceName) => Read(faceName);

    public FontResolverInfo? ResolveTypeface(string familyName, bool bold, bool italic) => new(bold ? Bold : Regular);

    private static byte[]? Read(string name)
    {
        if (files?.GetFileInfo($"lib/{name}") is not { Exists: true } file)
        {
            return null;
        }

        using var stream = file.CreateReadStream();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
