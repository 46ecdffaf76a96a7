using System.Globalization;
using System.Text;

namespace Visavis.TestSupport.Meilisearch;

/// <summary>The words of a search and how a document's words match them, by the documented rules of typos, beginnings, joining and splitting.</summary>
internal sealed class QueryWords
{
    /// <summary>Words between two sentences count as so many.</summary>
    public const int Apart = 8;
    private const int MostWords = 10;
    private const string Hard = ".,;!?";
    private readonly List<string> words;
    private readonly (int One, int Two) sizes;
    private readonly bool lastIsWhole;
    private readonly List<string> excluded;

    // Words of documents are interned: the same word is the same object.
    private readonly Dictionary<object, int?>[] known;

    public QueryWords(string? text, IReadOnlySet<string> stopWords, (int One, int Two) sizes)
    {
        this.sizes = sizes;
        lastIsWhole = text?.EndsWith(' ') == true;
        var typed = (text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).ToLookup(IsExclusion);
        excluded = [.. typed[true].SelectMany(Cut)];
        var all = Cut(string.Join(' ', typed[false]));
        words = [.. all.Where((word, place) => place == all.Count - 1 || !stopWords.Contains(word)).Take(MostWords)];
        known = [.. words.Select(_ => new Dictionary<object, int?>(ReferenceEqualityComparer.Instance))];
    }

    /// <summary>Whether a word stands there that was typed with a minus before it.</summary>
    public bool Excludes(IReadOnlyList<AttributeWords> attributes) =>
        excluded.Count > 0 && attributes.Any(attribute => attribute.Words.Any(excluded.Contains));

    private static bool IsExclusion(string typed) => typed is ['-', not '-', ..];

    public int Count => words.Count;

    public IReadOnlyList<string> Words => words;

    public static List<string> Cut(string text) => CutWithPositions(text, 0).ConvertAll(word => word.Word);

    /// <summary>The words, each with its place; those of another sentence or part of one are further away.</summary>
    public static List<(string Word, int Position)> CutWithPositions(string text, int from)
    {
        var words = new List<(string, int)>();
        var word = new StringBuilder();
        var (position, apart) = (from, 0);
        var letters = text.ToLowerInvariant().Replace("œ", "oe").Replace("æ", "ae").Normalize(NormalizationForm.FormD) + " ";
        for (var at = 0; at < letters.Length; at++)
        {
            var letter = letters[at];
            if (char.IsLetterOrDigit(letter))
            {
                word.Append(letter);
                continue;
            }

            if (CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark)
            {
                continue;
            }

            if (word.Length > 0)
            {
                position += words.Count == 0 ? 0 : apart;
                words.Add((word.ToString(), position));
                word.Clear();
                apart = 1;
            }

            if (Hard.Contains(letter) && at + 1 < letters.Length && letters[at + 1] == ' ')
            {
                apart = Apart;
            }
        }

        return words;
    }

    /// <summary>Each word's typos and best attribute in the document; null for words it does not have.</summary>
    public WordMatch?[] Match(IReadOnlyList<AttributeWords> attributes)
    {
        var matches = new WordMatch?[words.Count];
        foreach (var attribute in attributes)
        {
            for (var at = 0; at < attribute.Words.Count; at++)
            {
                for (var number = 0; number < words.Count; number++)
                {
                    Offer(matches, number, TyposIn(attribute.Words[at], number), attribute.Rank, attribute.Positions[at]);
                    Offer(matches, number, IsSplit(attribute, at, words[number]) ? 1 : null, attribute.Rank, attribute.Positions[at]);
                    if (number > 0 && IsJoined(attribute.Words[at], number))
                    {
                        Offer(matches, number - 1, 1, attribute.Rank, attribute.Positions[at]);
                        Offer(matches, number, 1, attribute.Rank, attribute.Positions[at]);
                    }
                }
            }
        }

        return matches;
    }

    private static void Offer(WordMatch?[] matches, int number, int? typos, int rank, int position)
    {
        if (typos is not { } count)
        {
            return;
        }

        var best = matches[number];
        var earliest = best?.Typos == count ? Math.Min(best.Earliest, position) : position;
        if (best is null || (count, rank).CompareTo((best.Typos, best.Rank)) < 0)
        {
            matches[number] = new WordMatch(count, rank, position, earliest);
        }
        else if (best.Typos == count)
        {
            matches[number] = best with { Earliest = earliest };
        }
    }

    private static bool IsSplit(AttributeWords attribute, int at, string word) =>
        at + 1 < attribute.Words.Count
        && attribute.Words[at].Length + attribute.Words[at + 1].Length == word.Length
        && attribute.Words[at] + attribute.Words[at + 1] == word;

    private bool IsJoined(string word, int number)
    {
        var (left, right) = (words[number - 1], words[number]);
        return word.StartsWith(left, StringComparison.Ordinal)
            && (
                word.Length == left.Length + right.Length
                    ? word.EndsWith(right, StringComparison.Ordinal)
                    : IsBeginning(number) && word.AsSpan(left.Length).StartsWith(right, StringComparison.Ordinal)
            );
    }

    private bool IsBeginning(int number) => number == words.Count - 1 && !lastIsWhole;

    private int? TyposIn(string word, int number)
    {
        if (!known[number].TryGetValue(word, out var typos))
        {
            known[number][word] = typos = TyposIn(words[number], word, number);
        }

        return typos;
    }

    private int? TyposIn(string typed, string word, int number)
    {
        var asPrefix = IsBeginning(number);
        if (word == typed || (asPrefix && word.StartsWith(typed, StringComparison.Ordinal)))
        {
            return 0;
        }

        var allowed =
            typed.Length >= sizes.Two ? 2
            : typed.Length >= sizes.One ? 1
            : 0;
        if (allowed == 0 || (!asPrefix && Math.Abs(word.Length - typed.Length) > allowed))
        {
            return null;
        }

        var typos = Distance(typed, word, asPrefix) + (typed[0] == word[0] ? 0 : 1);
        return typos <= allowed ? typos : null;
    }

    /// <summary>Damerau–Levenshtein, to the word or to the nearest of its beginnings.</summary>
    private static int Distance(string typed, string word, bool asPrefix)
    {
        var rows = new int[typed.Length + 1, word.Length + 1];
        for (var i = 0; i <= typed.Length; i++)
        {
            for (var j = 0; j <= word.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    rows[i, j] = i + j;
                    continue;
                }

                var change = rows[i - 1, j - 1] + (typed[i - 1] == word[j - 1] ? 0 : 1);
                rows[i, j] = Math.Min(change, Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1);
                if (i > 1 && j > 1 && typed[i - 1] == word[j - 2] && typed[i - 2] == word[j - 1])
                {
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
                }
            }
        }

        return asPrefix ? Enumerable.Range(0, word.Length + 1).Min(j => rows[typed.Length, j]) : rows[typed.Length, word.Length];
    }
}
