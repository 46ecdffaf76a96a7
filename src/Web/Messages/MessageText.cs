using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Visavis.Web.Messages;

/// <param name="Href">Where it leads, for what may be a link; otherwise null.</param>
public sealed record TextPart(string Text, string? Href);

/// <summary>What people write to each other, as text and nothing else.</summary>
public static partial class MessageText
{
    /// <summary>Line breaks kept, without blanks around it and without what turns the reading direction of the letters around it.</summary>
    public static string Clean(string? text) =>
        string.Concat((text ?? "").ReplaceLineEndings("\n").Where(c => c is '\n' or '\t' || !(char.IsControl(c) || IsTurning(c)))).Trim();

    /// <summary>Whether there is anything to see, and all of it can be kept.</summary>
    public static bool IsWritten(string text) =>
        text.Any(c => !char.IsWhiteSpace(c) && char.GetUnicodeCategory(c) != UnicodeCategory.Format) && IsWellFormed(text);

    /// <summary>Half a surrogate pair cannot be stored as UTF-8.</summary>
    public static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return false;
            }
        }

        return true;
    }

    public static string Hash(string text, IEnumerable<string> files) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{text}\0{string.Join('\0', files)}")));

    /// <summary>For search: small letters without accents.</summary>
    public static string Fold(string text) =>
        string.Concat(
            text.Normalize(NormalizationForm.FormD)
                .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                .Select(char.ToLowerInvariant)
        );

    /// <summary>Web addresses with http or https and a host of Latin letters are links as they are written; everything else is words.</summary>
    public static IReadOnlyList<TextPart> Parts(string text)
    {
        var parts = new List<TextPart>();
        var end = 0;
        foreach (Match match in Address().Matches(text))
        {
            var shown = WithoutSentenceEnd(match.Value);
            if (!Uri.TryCreate(shown, UriKind.Absolute, out var url) || !MayBeLink(url))
            {
                continue;
            }

            if (match.Index > end)
            {
                parts.Add(new TextPart(text[end..match.Index], null));
            }

            parts.Add(new TextPart(shown, url.AbsoluteUri));
            end = match.Index + shown.Length;
        }

        if (end < text.Length)
        {
            parts.Add(new TextPart(text[end..], null));
        }

        return parts;
    }

    /// <summary>No name before an @, which is taken for the host; no letters that only look like Latin ones.</summary>
    private static bool MayBeLink(Uri url) =>
        (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp)
        && url.UserInfo.Length == 0
        && url.Host.Contains('.', StringComparison.Ordinal)
        && url.Host.All(char.IsAscii)
        && !url.Host.Contains("xn--", StringComparison.OrdinalIgnoreCase)
        && url.Host == url.IdnHost;

    private static string WithoutSentenceEnd(string address)
    {
        var end = address.TrimEnd('.', ',', ';', ':', '!', '?', '»', '”', '’', '"', '\'', ']');
        return end.EndsWith(')') && !end.Contains('(', StringComparison.Ordinal) ? end.TrimEnd(')') : end;
    }

    private static bool IsTurning(char c) => c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u200E' or '\u200F';

    [GeneratedRegex(@"\bhttps?://[^\s<>\u00A0]{3,1000}", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Address();
}
