using System.Globalization;
using Visavis.Search.Text;

namespace Visavis.Search.Understanding;

/// <summary>The words of a search as they are found again in what people wrote.</summary>
internal sealed class SearchedWords
{
    private const int ShortestBeginning = 3;
    private const int Before = 40;
    private const int LongestExcerpt = 140;
    private readonly IReadOnlyList<(string Word, IReadOnlyList<string> Written)> words;

    public SearchedWords(QueryReading reading)
        : this([
            .. reading
                .Words.Concat(reading.IsSentence ? reading.Helping.Where(word => !HelpingWords.IsCourtesy(word)) : [])
                .Select(word => (word, Written(word, reading))),
        ]) { }

    private SearchedWords(IReadOnlyList<(string Word, IReadOnlyList<string> Written)> words) => this.words = words;

    public bool IsEmpty => words.Count == 0;

    public SearchedWords Without(IReadOnlySet<string> seen) => new([.. words.Where(word => !seen.Contains(word.Word))]);

    /// <summary>Those that stand in one of the texts.</summary>
    public HashSet<string> In(params IReadOnlyList<string?> texts)
    {
        var there = texts.SelectMany(text => Words.Of(text)).ToList();
        return [.. words.Where(word => there.Exists(written => Is(word.Written, written))).Select(word => word.Word)];
    }

    /// <summary>The whole text, its words that were looked for marked.</summary>
    public IReadOnlyList<MarkedText> Mark(string text)
    {
        var pieces = new List<MarkedText>();
        var from = 0;
        foreach (var (start, end) in Runs(text))
        {
            if (IsSearched(text[start..end]))
            {
                Add(from, start, isMarked: false);
                Add(start, end, isMarked: true);
                from = end;
            }
        }

        Add(from, text.Length, isMarked: false);
        return pieces;

        void Add(int begin, int end, bool isMarked)
        {
            if (end > begin)
            {
                pieces.Add(new MarkedText(text[begin..end], isMarked));
            }
        }
    }

    /// <summary>Some words around the first that was looked for; empty when none stands there.</summary>
    public IReadOnlyList<MarkedText> Excerpt(string text)
    {
        var runs = Runs(text);
        var first = runs.FindIndex(run => IsSearched(text[run.Start..run.End]));
        if (first < 0)
        {
            return [];
        }

        var begin = runs.Find(run => run.Start >= runs[first].Start - Before).Start;
        var end = runs.FindLast(run => run.End <= Math.Max(begin + LongestExcerpt, runs[first].End)).End;
        end = end == runs[^1].End ? text.Length : end;
        var piece = string.Join(' ', text[begin..end].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return Mark((begin > runs[0].Start ? "… " : "") + piece + (end < text.Length ? " …" : ""));
    }

    private bool IsSearched(string run) => Words.Of(run).Exists(written => words.Any(word => Is(word.Written, written)));

    private static bool Is(IReadOnlyList<string> searched, string written) =>
        searched.Any(word =>
            word == written
            || FrenchStem.Of(word) == FrenchStem.Of(written)
            || (word.Length >= ShortestBeginning && written.StartsWith(word, StringComparison.Ordinal))
        );

    private static IReadOnlyList<string> Written(string word, QueryReading reading) =>
        [word, .. reading.Meant.GetValueOrDefault(word) ?? []];

    /// <summary>Where words begin and end.</summary>
    private static List<(int Start, int End)> Runs(string text)
    {
        var runs = new List<(int Start, int End)>();
        var start = -1;
        for (var index = 0; index <= text.Length; index++)
        {
            var isInside =
                index < text.Length
                && (
                    char.IsLetterOrDigit(text[index])
                    || (start >= 0 && CharUnicodeInfo.GetUnicodeCategory(text[index]) == UnicodeCategory.NonSpacingMark)
                );
            if (isInside && start < 0)
            {
                start = index;
            }
            else if (!isInside && start >= 0)
            {
                runs.Add((start, index));
                start = -1;
            }
        }

        return runs;
    }
}
