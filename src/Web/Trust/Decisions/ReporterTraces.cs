using System.Globalization;
using System.Text;
using Visavis.Web.Trust.Reports;

namespace Visavis.Web.Trust.Decisions;

/// <summary>
/// Finds in what a moderator writes to the person concerned anything that would tell who reported: a name, an address, a note, or words as the
/// reporter put them. Such words are refused before they are sent.
/// </summary>
public static class ReporterTraces
{
    /// <summary>So many of the reporter's words in a row are no accident.</summary>
    private const int TellingWords = 4;

    private const int ShortestName = 3;

    /// <summary>The telling words, or null when there are none.</summary>
    public static string? FindIn(string text, IEnumerable<Report> reports, IEnumerable<ReportContact> contacts)
    {
        var words = Words(text);
        foreach (var contact in contacts)
        {
            if (contact.Email is { } email && text.Contains(email, StringComparison.OrdinalIgnoreCase))
            {
                return email;
            }

            var name = Words(contact.Name).Where(word => word.Length >= ShortestName).ToList();
            if (name.Find(words.Contains) is { } telling)
            {
                return telling;
            }
        }

        var written = reports.SelectMany(r => r.Evidence.Select(e => e.Words).Append(r.Story).Append(r.Number));
        return written.Select(source => Shared(words, Words(source))).FirstOrDefault(shared => shared is not null);
    }

    private static string? Shared(List<string> text, List<string> source)
    {
        var runs = Runs(source).ToHashSet(StringComparer.Ordinal);
        return Runs(text).FirstOrDefault(runs.Contains);
    }

    private static IEnumerable<string> Runs(List<string> words) =>
        Enumerable.Range(0, Math.Max(0, words.Count - TellingWords + 1)).Select(i => string.Join(' ', words.GetRange(i, TellingWords)));

    private static List<string> Words(string? text)
    {
        var plain = new string([
            .. (text ?? "")
                .Normalize(NormalizationForm.FormD)
                .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                .Select(c => char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : ' '),
        ]);
        return [.. plain.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
    }
}
