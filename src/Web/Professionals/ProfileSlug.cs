using System.Globalization;
using System.Text;

namespace Visavis.Web.Professionals;

/// <summary>The readable part of a profile's address: <c>karim-benali-plombier-lyon</c>.</summary>
public static class ProfileSlug
{
    private const int MaxLength = 120;

    public static string Of(string name, string profession, string city)
    {
        var slug = new StringBuilder();
        foreach (var rune in $"{name} {profession} {city}".Replace("œ", "oe", StringComparison.OrdinalIgnoreCase).EnumerateRunes())
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
}
