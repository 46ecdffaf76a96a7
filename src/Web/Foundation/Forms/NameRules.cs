using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Visavis.Web.Foundation.Forms;

/// <summary>Names that would mislead: an address to follow, letters borrowed from another alphabet, somebody who would pass for this site.</summary>
public static partial class NameRules
{
    /// <summary>What is said next to a name that misleads: the key of its translation in the texts of each page that takes names.</summary>
    public const string Refusal =
        "Ce nom ne peut pas servir ici : ni adresse de site, ni lettres de deux alphabets dans un mot, ni nom qui passerait pour celui de Visavis.";

    /// <summary>Words that, alone or together, name nobody but the people who run a site.</summary>
    private static readonly HashSet<string> OfTheSite =
    [
        "support",
        "admin",
        "administrator",
        "administrateur",
        "administratrice",
        "moderation",
        "moderateur",
        "moderatrice",
        "moderator",
        "equipe",
        "team",
        "service",
        "client",
        "clients",
        "officiel",
        "official",
        "help",
        "aide",
        "assistance",
        "securite",
        "security",
        "le",
        "la",
        "les",
        "l",
        "d",
        "des",
        "du",
        "de",
        "the",
    ];

    private static readonly (int From, int To, int Script)[] Scripts =
    [
        ('A', 'Z', 1),
        ('a', 'z', 1),
        (0xC0, 0x24F, 1),
        (0x1E00, 0x1EFF, 1),
        (0x370, 0x3FF, 2),
        (0x1F00, 0x1FFF, 2),
        (0x400, 0x52F, 3),
        (0x1C80, 0x1C8F, 3),
        (0x2DE0, 0x2DFF, 3),
        (0xA640, 0xA69F, 3),
        (0x530, 0x58F, 4),
        (0x13A0, 0x13FF, 5),
        (0xAB70, 0xABBF, 5),
        (0xFF21, 0xFF5A, 6),
        (0x1D400, 0x1D7FF, 6),
    ];

    public static bool Misleads(string name) => LeadsAway(name) || PassesForTheSite(name);

    /// <summary>Whether a title that is no name, of a trade or a service, holds an address or borrowed letters: it stands in mails of this site.</summary>
    public static bool LeadsAway(string title) => Link().IsMatch(title) || HasMixedWord(title);

    /// <summary>One word, one alphabet among those whose letters look alike; letters made for mathematics are none.</summary>
    private static bool HasMixedWord(string name)
    {
        foreach (var word in name.Split([' ', '-', '\'', '’', '.'], StringSplitOptions.RemoveEmptyEntries))
        {
            var scripts = word.EnumerateRunes().Select(ScriptOf).Where(script => script != 0).Distinct().ToList();
            if (scripts.Count > 1 || scripts.Contains(6))
            {
                return true;
            }
        }

        return false;
    }

    private static int ScriptOf(Rune rune) => Array.Find(Scripts, script => rune.Value >= script.From && rune.Value <= script.To).Script;

    private static bool PassesForTheSite(string name)
    {
        var words = Plain(name).Split([' ', '-', '\'', '’', '.', '_', '/', ','], StringSplitOptions.RemoveEmptyEntries);
        return Array.Exists(words, SiteLookAlikes.IsNearBrand) || (words.Length > 0 && Array.TrueForAll(words, OfTheSite.Contains));
    }

    private static string Plain(string text) =>
        string.Concat(
                text.Normalize(NormalizationForm.FormKD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            )
            .ToLowerInvariant();

    [GeneratedRegex(
        """://|\bhttps?\b|\bwww\.|@|[\p{L}\d](?<!\b(?:asp|vb|ado)(?=\.net\b))\.(?:com|net|org|info|biz|eu|fr|be|ch|ca|de|uk|lu|io|co|me|ly|gl|app|dev|shop|site|online|link|xyz|top|club|live|tv)\b""",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Link();
}
