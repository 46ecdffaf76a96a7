using System.Text.RegularExpressions;

namespace Visavis.Web.Professionals;

/// <summary>Readable addresses of profiles, <c>/professionals/lea-martin-plombiere-7k3m</c>: the code at the end identifies, the rest is for people.</summary>
public static partial class ProfileAddress
{
    private const string Prefix = "V-";

    /// <summary>The one address a profile is found at.</summary>
    public static string Of(string slug, string referenceCode) => $"/professionals/{slug}-{referenceCode.ToLowerInvariant()}";

    /// <summary>The reference as people read and say it, e.g. <c>V-7K3M</c>.</summary>
    public static string Reference(string referenceCode) => Prefix + referenceCode;

    /// <summary>The reference code at the end of the last part of a profile's address, or null.</summary>
    public static string? CodeIn(string address) =>
        Address().Match(address) is { Success: true } match ? match.Groups["code"].Value.ToUpperInvariant() : null;

    /// <summary>The reference code a person typed (<c>V-7K3M</c>, <c>v 7k3m</c>), or null when the words are something else.</summary>
    public static string? CodeTyped(string? words) =>
        Typed().Match(words ?? "") is { Success: true } match ? match.Groups["code"].Value.ToUpperInvariant() : null;

    [GeneratedRegex("(^|-)(?<code>[0-9A-Za-z]{4,8})$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 100)]
    private static partial Regex Address();

    [GeneratedRegex(
        @"^\s*v(\s*[-–‑\s]\s*|(?=[a-z]*[0-9]))(?<code>[0-9a-z]{4,8})\s*$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        100
    )]
    // Without dash or space only a digit tells a code from a word such as "vitrier".
    private static partial Regex Typed();
}
