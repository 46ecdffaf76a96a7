using Visavis.Search.Text;

namespace Visavis.Search.Professions;

/// <summary>Takes the nomenclature's written form apart: "Chef d'équipe plombier / plombière" holds two titles.</summary>
internal static class JobTitleLabel
{
    private const string Separator = " / ";

    public static (string Masculine, string Feminine) Split(string label)
    {
        var parts = label.Trim().Split(Separator);
        var titles = (Masculine: parts[0], Feminine: parts[0]);
        foreach (var part in parts.Skip(1))
        {
            titles = Combine(titles.Masculine.Split(' '), titles.Feminine.Split(' '), part.Split(' '));
        }

        return titles;
    }

    /// <summary>
    /// The words after the slash begin with the feminine of the left title, or of its end, and go on with what both genders share.
    /// </summary>
    private static (string Masculine, string Feminine) Combine(string[] masculine, string[] feminine, string[] right)
    {
        var from = Array.FindIndex(masculine, word => AreForms(word, right[0]));
        if (from < 0 && !char.IsUpper(right[0][0]))
        {
            // Not a feminine but another word for the same thing: "granulés / pellets".
            return (string.Join(' ', masculine), string.Join(' ', feminine));
        }

        if (from > 0 && char.IsUpper(right[0][0]))
        {
            // A title of its own: "Homme sage-femme / Sage-femme".
            return (string.Join(' ', masculine), string.Join(' ', right));
        }

        from = Math.Max(from, 0);
        var shared = right.Skip(masculine.Length - from);
        return (string.Join(' ', masculine.Concat(shared)), string.Join(' ', feminine.Take(from).Concat(right)));
    }

    private static bool AreForms(string masculine, string feminine)
    {
        var (left, right) = (Words.Key(masculine), Words.Key(feminine));
        var common = left.Zip(right).TakeWhile(pair => pair.First == pair.Second).Count();
        return common > 0 && common >= Math.Min(3, left.Length);
    }
}
