using System.Globalization;
using System.Text;

namespace Visavis.Web.Professionals;

/// <summary>The readable part of a profile's address: <c>karim-benali-plombier-lyon</c>.</summary>
public static class ProfileSlug
{
    private const int MaxLength = 120;

    private static readonly (string Letter, string Spelling)[] Letters =
    [
        ("œ", "oe"),
        ("æ", "ae"),
        ("ß", "ss"),
        ("ø", "o"),
        ("ł", "l"),
        ("đ", "d"),
    ];

    public static string Of(string name, string profession, string city)
    {
        var slug = new StringBuilder();
        foreach (var rune in Spell($"{name} {profession} {city}").EnumerateRunes())
        {
            foreach (var part in rune.ToString().Normalize(NormalizationForm.FormD))
            {
                if (char.IsAsciiLetterOrDigit(part))
                {
                    slug.Append(char.ToLowerInvariant(part));
                }
                else if (
                    CharUnicodeInfo.GetUnicodeCategory(part) != UnicodeCategory.NonSpacingMark
                    && slug is { Length: > 0 }
                    && slug[^1] != '-'
                )
                {
                    slug.Append('-');
                }
            }
        }

        slug.Length = Math.Min(slug.Length, MaxLength);
        var text = slug.ToString().Trim('-');
        return text.Length > 0 ? text : "profil";
    }

    /// <summary>Letters of their own, which are not another with a mark.</summary>
    private static string Spell(string text) =>
        Letters.Aggregate(text, (spelt, letter) => spelt.Replace(letter.Letter, letter.Spelling, StringComparison.OrdinalIgnoreCase));
}
