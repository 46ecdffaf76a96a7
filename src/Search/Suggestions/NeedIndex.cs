using Visavis.Search.Professions;
using Visavis.Search.Text;

namespace Visavis.Search.Suggestions;

/// <summary>The needs by the beginnings of their words.</summary>
internal sealed class NeedIndex
{
    private static readonly Lazy<NeedIndex> Loaded = new(() => new NeedIndex(NeedCatalog.French));
    private readonly (Need Need, string[] Words, string Key)[] entries;

    /// <summary>With the small words, in the order of the list: the commonest of a kind come first there.</summary>
    private readonly (Need Need, string Said)[] said;
    private readonly SortedWords vocabulary;

    private NeedIndex(NeedCatalog needs)
    {
        entries =
        [
            .. needs
                .Needs.Select(need => (need, words: StopWords.Without(Words.Of(need.Phrase)).ToArray()))
                .Select(pair => (pair.need, pair.words, string.Join(' ', pair.words)))
                .OrderBy(entry => entry.Item3.Length)
                .ThenBy(entry => entry.Item3, StringComparer.Ordinal),
        ];
        said = [.. needs.Needs.Select(need => (need, string.Join(' ', Words.Of(need.Phrase))))];
        vocabulary = new SortedWords(entries.SelectMany(entry => entry.Words));
    }

    /// <summary>Made on first use, once per process.</summary>
    public static NeedIndex French => Loaded.Value;

    /// <param name="typed">Bare words without those that say nothing; the last may be cut anywhere.</param>
    /// <param name="all">All words typed.</param>
    /// <param name="forgiving">Whether typing errors are mended when nothing begins like the words.</param>
    public IReadOnlyList<NeedSuggestion> Find(
        IReadOnlyList<string> typed,
        IReadOnlyList<string> all,
        int count,
        IReadOnlySet<int>? inUse,
        bool forgiving
    )
    {
        if (typed.Count == 0)
        {
            return [];
        }

        // "cours de", "mal de": whatever goes on just so, the commonest first.
        if (all.Count > 1 && StopWords.Contains(all[^1]) && SaidLike(string.Join(' ', all), count, inUse) is { Count: > 0 } likely)
        {
            return likely;
        }

        var found = Collect([.. typed], count, inUse);
        if (found.Count == 0 && typed.Count > 1 && StopWords.Contains(typed[^1]))
        {
            return Collect([.. typed.SkipLast(1)], count, inUse);
        }

        return found.Count > 0 || !forgiving ? found : Collect([.. typed.Select(Mended)], count, inUse);
    }

    private List<NeedSuggestion> SaidLike(string beginning, int count, IReadOnlySet<int>? inUse) =>
        [
            .. said.Where(entry => entry.Said.StartsWith(beginning, StringComparison.Ordinal))
                .OrderByDescending(entry => entry.Need.Professions.Any(code => inUse?.Contains(code) == true))
                .Take(count)
                .Select(entry => Suggestion(entry.Need, inUse)),
        ];

    private string Mended(string word) =>
        vocabulary.HasBeginning(word) ? word : vocabulary.Nearest(word) ?? vocabulary.Nearest(word, asBeginning: true) ?? word;

    /// <summary>Those that begin like what was typed before those with the words elsewhere; short ones first.</summary>
    private List<NeedSuggestion> Collect(string[] typed, int count, IReadOnlySet<int>? inUse)
    {
        var key = string.Join(' ', typed);
        var first = new List<NeedSuggestion>(count);
        var others = new List<NeedSuggestion>(count);
        foreach (var (need, words, text) in entries)
        {
            if (first.Count < count && text.StartsWith(key, StringComparison.Ordinal))
            {
                first.Add(Suggestion(need, inUse));
            }
            else if (others.Count < count && HasAll(words, typed))
            {
                others.Add(Suggestion(need, inUse));
            }
        }

        first.AddRange(others.Take(count - first.Count));
        return first;
    }

    private static bool HasAll(string[] words, string[] typed)
    {
        foreach (var word in typed)
        {
            if (!Array.Exists(words, candidate => candidate.StartsWith(word, StringComparison.Ordinal)))
            {
                return false;
            }
        }

        return true;
    }

    private static NeedSuggestion Suggestion(Need need, IReadOnlySet<int>? inUse)
    {
        var code = need.Professions[0];
        foreach (var profession in need.Professions)
        {
            if (inUse?.Contains(profession) == true)
            {
                code = profession;
                break;
            }
        }

        return new NeedSuggestion(need.Phrase, code, ProfessionCatalog.Rome.Find(code)!.Masculine);
    }
}

/// <summary>A need whose words begin like those typed.</summary>
/// <param name="Phrase">What is searched when it is chosen.</param>
/// <param name="Code">OGR code of the profession that answers it.</param>
/// <param name="Profession">Its title.</param>
public sealed record NeedSuggestion(string Phrase, int Code, string Profession);
