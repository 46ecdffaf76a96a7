using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Visavis.Web.Foundation.Forms;

/// <summary>
/// Addresses that could be taken for the site's own. The chat of a call reads them the same way: <c>look-alikes.js</c>, held to the same examples.
/// </summary>
public static partial class SiteLookAlikes
{
    private const string Brand = "visavis";
    private const int ShortestBrand = 5;

    /// <summary>Letters and digits drawn like a Latin letter; what is not here stands for itself.</summary>
    private static readonly Dictionary<char, char> Drawn = Pairs("аaеeоoрpсcхxуyѕsіiјjѵvԁdһhαaνvιiοoρpυuκkıiɑaɩiʋv0o1i3e4a5sli");

    /// <summary>The addresses in a text that look like the site's own and are not.</summary>
    /// <param name="ownHost">Without a port.</param>
    public static IReadOnlyList<string> FindIn(string text, string ownHost) =>
        [
            .. Address()
                .Matches(text)
                .Where(match =>
                    IsLookAlike(
                        match.Value,
                        ownHost,
                        isBeforeAt: match.Index + match.Length < text.Length && text[match.Index + match.Length] == '@'
                    )
                )
                .Select(match => match.Value)
                .Distinct(StringComparer.OrdinalIgnoreCase),
        ];

    /// <summary>Whether a word could be read as the site's name.</summary>
    public static bool IsNearBrand(string word) => IsNear(Skeleton(word), Skeleton(Brand));

    private static bool IsLookAlike(string address, string ownHost, bool isBeforeAt)
    {
        var lower = address.ToLowerInvariant();
        var own = ownHost.ToLowerInvariant();
        var isOwn = lower == own || lower.EndsWith($".{own}", StringComparison.Ordinal);
        var labels = lower.Split('.');
        if ((isOwn && !isBeforeAt) || labels[^1].Length < 2 || !labels[^1].Any(char.IsLetter) || IsFile(labels[^1]))
        {
            return false;
        }

        if (isOwn)
        {
            return true;
        }

        // Before the last dot, and before an @ all of it: whoever reads it stops there.
        var names = isBeforeAt ? labels : labels[..^1];
        return Brands(own)
            .Any(brand =>
                Skeleton(string.Concat(names)).Contains(brand, StringComparison.Ordinal)
                || names.SelectMany(label => label.Split('-').Append(label)).Any(part => IsNear(Skeleton(part), brand))
            );
    }

    private static IEnumerable<string> Brands(string ownHost)
    {
        yield return Skeleton(Brand);
        var first = ownHost.Split('.').FirstOrDefault(label => label != "www") ?? "";
        if (first.Length >= ShortestBrand && first != "localhost" && first.Any(char.IsLetter))
        {
            yield return Skeleton(first);
        }
    }

    private static bool IsFile(string ending) =>
        ending is "pdf" or "jpg" or "jpeg" or "png" or "webp" or "doc" or "docx" or "xls" or "xlsx" or "ics" or "txt";

    private static string Skeleton(string text)
    {
        var bare = new StringBuilder(text.Length);
        foreach (var sign in text.Normalize(NormalizationForm.FormKD).ToLowerInvariant())
        {
            if (char.IsLetterOrDigit(sign) && CharUnicodeInfo.GetUnicodeCategory(sign) != UnicodeCategory.NonSpacingMark)
            {
                bare.Append(Drawn.GetValueOrDefault(sign, sign));
            }
        }

        return bare.Replace("rn", "m").Replace("vv", "w").ToString();
    }

    /// <summary>One letter more, less or other.</summary>
    private static bool IsNear(string one, string other)
    {
        var (shorter, longer) = one.Length <= other.Length ? (one, other) : (other, one);
        if (longer.Length - shorter.Length > 1 || shorter.Length == 0)
        {
            return false;
        }

        var same = 0;
        while (same < shorter.Length && shorter[same] == longer[same])
        {
            same++;
        }

        // Behind the first difference all must be the same.
        var passed = Math.Min(shorter.Length == longer.Length ? same + 1 : same, shorter.Length);
        return shorter.AsSpan(passed).SequenceEqual(longer.AsSpan(Math.Min(same + 1, longer.Length)));
    }

    private static Dictionary<char, char> Pairs(string pairs) => pairs.Chunk(2).ToDictionary(pair => pair[0], pair => pair[1]);

    [GeneratedRegex(@"[\p{L}\p{N}\p{M}-]+(\.[\p{L}\p{N}\p{M}-]+)+", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Address();
}
