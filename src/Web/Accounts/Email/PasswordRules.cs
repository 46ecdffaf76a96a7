using System.Text;
using Microsoft.Extensions.Localization;
using Visavis.Web.Foundation.Localization;

namespace Visavis.Web.Accounts.Email;

/// <summary>Long and not guessed at once; nothing about capitals, digits or signs.</summary>
public static class PasswordRules
{
    public const int Shortest = 10;
    public const int Longest = 128;

    private const int FewestDifferentSigns = 4;
    private const int ShortestTellingPart = 4;

    private static readonly Lazy<HashSet<string>> Common = new(ReadCommon);

    /// <summary>One spelling for signs that keyboards compose differently.</summary>
    public static string Normalize(string password) => password.Normalize(NormalizationForm.FormC);

    /// <summary>Why the password is refused, in the reader's language, or null when it is good.</summary>
    public static string? Refusal(string? password, string? email, string? name, IStringLocalizer<SecurityTexts> texts)
    {
        if (string.IsNullOrEmpty(password))
        {
            return texts["Choisissez un mot de passe."];
        }

        if (password.Length < Shortest)
        {
            return texts[
                "Ce mot de passe est trop court : {0} caractères au moins. Une suite de quatre mots convient très bien.",
                Shortest
            ];
        }

        if (password.Length > Longest)
        {
            return texts["Ce mot de passe est trop long : {0} caractères au plus.", Longest];
        }

        if (IsCommon(password))
        {
            return texts["Ce mot de passe est trop facile à deviner : il figure parmi les plus répandus."];
        }

        return IsAbout(password, email, name)
            ? texts["Ce mot de passe contient votre nom ou votre adresse : choisissez autre chose."].Value
            : null;
    }

    /// <summary>Whether it is a common word once what people put behind one is taken off: capitals, digits, signs, repetition.</summary>
    public static bool IsCommon(string password)
    {
        var word = password.ToLowerInvariant();
        var bare = word.TrimEnd(Behind).TrimStart(Behind);
        return word.Distinct().Count() < FewestDifferentSigns
            || bare.Length < ShortestTellingPart
            || Common.Value.Contains(word)
            || Common.Value.Contains(bare)
            || Common.Value.Contains(RepeatedPart(word))
            || Common.Value.Contains(RepeatedPart(bare));
    }

    private static readonly char[] Behind = [.. "0123456789!?.,;:-_*+#@$%&=/\\'\"()[]{}<>~^°§€£ "];

    private static bool IsAbout(string password, string? email, string? name)
    {
        var word = password.ToLowerInvariant();
        var bare = word.Trim(Behind);
        string?[] parts = [email, email?.Split('@')[0], name, name?.Replace(" ", "", StringComparison.Ordinal)];
        return parts
            .OfType<string>()
            .Select(part => part.ToLowerInvariant())
            .Any(part =>
                part.Length >= ShortestTellingPart
                && (bare == part || bare == part.Trim(Behind) || word.Contains(part, StringComparison.Ordinal))
            );
    }

    /// <summary><c>soleil</c> for <c>soleilsoleil</c>; the word itself when it repeats nothing.</summary>
    private static string RepeatedPart(string word)
    {
        for (var length = 1; length <= word.Length / 2; length++)
        {
            if (word.Length % length == 0 && string.Concat(Enumerable.Repeat(word[..length], word.Length / length)) == word)
            {
                return word[..length];
            }
        }

        return word;
    }

    private static HashSet<string> ReadCommon()
    {
        using var source = typeof(PasswordRules).Assembly.GetManifestResourceStream("common-passwords.txt")!;
        using var reader = new StreamReader(source);
        return reader
            .ReadToEnd()
            .Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .ToHashSet(StringComparer.Ordinal);
    }
}
