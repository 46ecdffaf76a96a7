using System.Text.RegularExpressions;

namespace Visavis.PagesBench;

internal static partial class ProfileAddress
{
    /// <summary>Links of a page to profiles.</summary>
    [GeneratedRegex("href=\"(?<path>/professionals/[a-z0-9-]+)\"", RegexOptions.ExplicitCapture, 1000)]
    public static partial Regex Pattern();
}
