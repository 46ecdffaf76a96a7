using System.Collections.Concurrent;
using Microsoft.Extensions.FileProviders;
using PdfSharp.Fonts;

namespace Visavis.Web.Foundation.Paper;

/// <summary>The fonts that PDFs are written with: those the site ships, never the machine's.</summary>
public sealed class PdfFonts : IFontResolver
{
    public const string Family = "Figtree";
    internal const string Arabic = "NotoSansArabic";
    internal const string Hebrew = "NotoSansHebrew";

    /// <summary>Chinese and Japanese; it ships in one weight, which has ten megabytes.</summary>
    private const string Chinese = "NotoSansSC";

    /// <summary>In this order: Greek, Cyrillic and Vietnamese letters are in the second, and so on.</summary>
    internal static readonly string[] Families = [Family, "NotoSans", Arabic, Hebrew, "NotoSansThai", Chinese];

    private static readonly ConcurrentDictionary<string, FontCoverage> Coverages = new();
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

    public FontResolverInfo? ResolveTypeface(string familyName, bool bold, bool italic) => new(Face(familyName, bold));

    /// <summary>The family that has the character; null when none that ships has it.</summary>
    internal static string? FamilyOf(int codePoint) => Array.Find(Families, family => Has(family, codePoint));

    internal static bool Has(string family, int codePoint) =>
        Coverages.GetOrAdd(family, name => FontCoverage.Read(Read(Face(name, isBold: false)) ?? [])).Has(codePoint);

    private static string Face(string family, bool isBold) =>
        isBold && family != Chinese ? $"{family}_600SemiBold.ttf" : $"{family}_400Regular.ttf";

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
