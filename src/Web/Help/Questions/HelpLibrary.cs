using System.Globalization;
using System.Text;
using Visavis.Web.Foundation.Localization;

namespace Visavis.Web.Help.Questions;

/// <summary>The questions people ask, in both languages, found by the words they use.</summary>
public sealed class HelpLibrary
{
    private const int WordInQuestion = 5;
    private const int ShortestWord = 3;

    private readonly Dictionary<string, IReadOnlyList<HelpQuestion>> byLanguage = Cultures.Supported.ToDictionary(
        language => language,
        language => Parse(EmbeddedTexts.Read($"help.questions.{language}.md"))
    );

    public IReadOnlyList<HelpQuestion> In(string language) => byLanguage[EmbeddedTexts.Language(language)];

    public HelpQuestion? Find(string language, string slug) => In(language).FirstOrDefault(q => q.Slug == slug);

    /// <summary>Best first; everything for no words, nothing when no word is found.</summary>
    public IReadOnlyList<HelpQuestion> Search(string language, string? typed)
    {
        var words = Words(typed).Where(word => word.Length >= ShortestWord).ToList();
        if (words.Count == 0)
        {
            return In(language);
        }

        return
        [
            .. In(language)
                .Select(q => (Question: q, Points: words.Sum(word => Points(q, word))))
                .Where(found => found.Points > 0)
                .OrderByDescending(found => found.Points)
                .Select(found => found.Question),
        ];
    }

    private static int Points(HelpQuestion question, string word)
    {
        // A plural or an ending makes no difference to somebody who looks for help.
        var stem = word.Length > 5 ? word[..^2] : word;
        return (Words(question.Question).Any(w => w.StartsWith(stem, StringComparison.Ordinal)) ? WordInQuestion : 0)
            + (Words(question.Answer).Any(w => w.StartsWith(stem, StringComparison.Ordinal)) ? 1 : 0);
    }

    /// <summary><c>## slug | section</c>, then <c>### question</c>, then the answer.</summary>
    private static IReadOnlyList<HelpQuestion> Parse(string text) =>
        [
            .. text.Split("\n## ")
                .Skip(1)
                .Select(part =>
                {
                    var lines = part.Split('\n');
                    var head = lines[0].Split('|');
                    return new HelpQuestion(head[0].Trim(), head[1].Trim(), lines[1][4..].Trim(), string.Join('\n', lines.Skip(2)).Trim());
                }),
        ];

    private static string[] Words(string? text) =>
        new string([
            .. (text ?? "")
                .Normalize(NormalizationForm.FormD)
                .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                .Select(c => char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : ' '),
        ]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
