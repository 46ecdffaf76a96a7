using Visavis.Search.Professions;
using Visavis.Search.Text;
using Visavis.Search.Understanding;

namespace Visavis.Search.Suggestions;

/// <summary>The titles of the nomenclature by the beginnings of their words, laid out once so that a key press costs no more than a walk through an array.</summary>
internal sealed class TitleIndex
{
    private const int WholeTitle = 1_000_000;
    private const int InUse = 100_000;
    private const int BeginsLikeTyped = 20_000;
    private const int FirstWord = 10_000;
    private const int WholeWord = 2_000;
    private const int PerLetter = 20;
    private const int PerNeed = 15;
    private const int MostNeeds = 20;
    private const int SameAccents = 2;
    private const int Feminine = -1;

    private static readonly Lazy<TitleIndex> Loaded = new(() => new TitleIndex(ProfessionCatalog.Rome));
    private readonly List<Entry> entries = [];
    private readonly string[] words;
    private readonly int[] entryOfWord;
    private readonly SortedWords vocabulary;

    private TitleIndex(ProfessionCatalog professions)
    {
        foreach (var title in professions.Titles)
        {
            entries.Add(new Entry(title, title.Masculine, score: 0));
            if (title.Feminine != title.Masculine)
            {
                entries.Add(new Entry(title, title.Feminine, Feminine));
            }
        }

        var pairs = entries
            .SelectMany((entry, index) => entry.Words.Select(word => (word, index)))
            .OrderBy(pair => pair.word, StringComparer.Ordinal)
            .ToList();
        words = [.. pairs.Select(pair => pair.word)];
        entryOfWord = [.. pairs.Select(pair => pair.index)];
        vocabulary = new SortedWords(words);
    }

    /// <summary>Made on first use, once per process.</summary>
    public static TitleIndex Rome => Loaded.Value;

    /// <param name="typed">Bare words without those that say nothing; the last may be cut anywhere.</param>
    /// <param name="raw">As typed, lower case, with its accents.</param>
    public IReadOnlyList<ProfessionSuggestion> Find(
        IReadOnlyList<string> typed,
        string raw,
        int count,
        IReadOnlySet<int>? inUse,
        SuggestionMercy mercy
    )
    {
        if (typed.Count == 0)
        {
            return [];
        }

        var whole = mercy == SuggestionMercy.None ? typed.SkipLast(1).Where(TradeWords.French.Has).ToHashSet(StringComparer.Ordinal) : [];
        var found = Collect([.. typed], whole, raw, count, inUse);
        if (found.Count == 0 && typed.Count > 1 && StopWords.Contains(typed[^1]))
        {
            return Collect([.. typed.SkipLast(1)], whole, raw, count, inUse);
        }

        return found.Count > 0 || mercy != SuggestionMercy.Typos ? found : Collect([.. typed.Select(Mended)], whole, raw, count, inUse);
    }

    /// <summary>The word itself where titles have it or its beginning, else the one it was meant to be.</summary>
    private string Mended(string word) =>
        vocabulary.HasBeginning(word) ? word : vocabulary.Nearest(word) ?? vocabulary.Nearest(word, asBeginning: true) ?? word;

    /// <param name="whole">Those of the words that must not be a mere beginning.</param>
    private List<ProfessionSuggestion> Collect(string[] typed, HashSet<string> whole, string raw, int count, IReadOnlySet<int>? inUse)
    {
        var rarest = typed.MaxBy(word => word.Length)!;
        var key = string.Join(' ', typed);
        var best = new List<(int Score, Entry Entry)>(count + 1);
        for (var index = FirstWordLike(rarest); index < words.Length && words[index].StartsWith(rarest, StringComparison.Ordinal); index++)
        {
            var entry = entries[entryOfWord[index]];
            if (HasAll(entry, typed, whole))
            {
                var score =
                    entry.Score
                    + (words[index].Length == rarest.Length ? WholeWord : 0)
                    + (entry.Words[0].StartsWith(typed[0], StringComparison.Ordinal) ? FirstWord : 0)
                    + (entry.Key.StartsWith(key, StringComparison.Ordinal) ? BeginsLikeTyped : 0)
                    + (entry.Key.Length == key.Length && entry.Key == key ? WholeTitle : 0)
                    + (entry.LowerCase.StartsWith(raw, StringComparison.Ordinal) ? SameAccents : 0)
                    + (inUse?.Contains(entry.Title.Code) == true ? InUse : 0);
                Offer(best, score, entry, count);
            }
        }

        return best.ConvertAll(pair => new ProfessionSuggestion(pair.Entry.Title.Code, pair.Entry.Label));
    }

    private static bool HasAll(Entry entry, string[] typed, HashSet<string> whole)
    {
        foreach (var word in typed)
        {
            if (
                !Array.Exists(
                    entry.Words,
                    candidate => whole.Contains(word) ? IsSame(candidate, word) : candidate.StartsWith(word, StringComparison.Ordinal)
                )
            )
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>In whatever gender and number.</summary>
    private static bool IsSame(string candidate, string word) => candidate == word || FrenchStem.Of(candidate) == FrenchStem.Of(word);

    /// <summary>Keeps the few best, each profession once, in its better fitting gender.</summary>
    private static void Offer(List<(int Score, Entry Entry)> best, int score, Entry entry, int count)
    {
        if (best.Count == count && score <= best[^1].Score)
        {
            return;
        }

        var same = best.FindIndex(pair => pair.Entry.Title.Code == entry.Title.Code);
        if (same >= 0)
        {
            if (best[same].Score >= score)
            {
                return;
            }

            best.RemoveAt(same);
        }

        var place = best.FindIndex(pair => pair.Score < score);
        best.Insert(place < 0 ? best.Count : place, (score, entry));
        if (best.Count > count)
        {
            best.RemoveAt(count);
        }
    }

    private int FirstWordLike(string beginning)
    {
        var (low, high) = (0, words.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = string.CompareOrdinal(words[middle], beginning) < 0 ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private sealed class Entry
    {
        public Entry(JobTitle title, string label, int score)
        {
            Title = title;
            Label = label;
            LowerCase = label.ToLowerInvariant();
            Words = [.. StopWords.Without(Text.Words.Of(label))];
            Key = string.Join(' ', Words);
            Score = score - (PerLetter * label.Length) + (PerNeed * Math.Min(MostNeeds, NeedCatalog.French.For(title.Code).Count()));
        }

        public JobTitle Title { get; }

        public string Label { get; }

        public string LowerCase { get; }

        public string[] Words { get; }

        public string Key { get; }

        /// <summary>Short titles before long ones, those people have many words for before others, and of two genders that fit the same the masculine, as the nomenclature has it.</summary>
        public int Score { get; }
    }
}
