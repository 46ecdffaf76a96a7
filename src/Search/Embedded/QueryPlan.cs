using Visavis.Search.Text;

namespace Visavis.Search.Embedded;

/// <summary>How the words of a query are looked for; decided over the whole index, so that every segment is searched alike.</summary>
internal sealed class QueryPlan
{
    private const int ShortestBeginning = 3;
    private const int ShortestPart = 3;
    private readonly Snapshot snapshot;

    public QueryPlan(IReadOnlyList<string> words, Snapshot snapshot)
    {
        this.snapshot = snapshot;
        Slots = [.. words.Select((word, index) => SlotOf(words, word, index))];
        Wholes = [.. words.Count == 0 ? [] : WholesOf(words)];
    }

    public IReadOnlyList<QuerySlot> Slots { get; }

    /// <summary>The terms of titles, needs and names that consist of just these words, as typed and with a typing error of one mended.</summary>
    public IReadOnlyList<string> Wholes { get; }

    private IEnumerable<string> WholesOf(IReadOnlyList<string> words)
    {
        var mistyped = Slots.Where(slot => slot.WithTypos).ToList();
        return mistyped.Count == 1
            ? TitleWordsLike(mistyped[0].Word)
                .Select(meant => DocumentTerms.Whole(words.Select(word => word == mistyped[0].Word ? meant : word)))
                .Distinct()
            : [DocumentTerms.Whole(words)];
    }

    private IEnumerable<string> TitleWordsLike(string word) =>
        snapshot.Segments.SelectMany(segment =>
            segment.Terms.WithTypos(word, orBeginning: false).Where(segment.Terms.IsOfTitle).Select(term => segment.Terms[term])
        );

    private QuerySlot SlotOf(IReadOnlyList<string> words, string word, int index)
    {
        var isLast = index == words.Count - 1;
        var withBeginnings = isLast || word.Length >= ShortestBeginning;
        var joined = new List<string>();
        if (index > 0 && IsKnown(words[index - 1] + word))
        {
            joined.Add(words[index - 1] + word);
        }

        if (!isLast && IsKnown(word + words[index + 1]))
        {
            joined.Add(word + words[index + 1]);
        }

        var slot = new QuerySlot(word, isLast) { WithBeginnings = withBeginnings, Joined = joined };
        if (joined.Count > 0 || IsKnown(word) || (withBeginnings && Begins(word, isLast ? Fields.Forgiving : Fields.Begun)))
        {
            return slot;
        }

        // Both: "babysitter" is two words, "contable" only seems to be.
        return slot with
        {
            Split = SplitOf(word),
            WithTypos = !char.IsAsciiDigit(word[0]),
        };
    }

    private (string Left, string Right)? SplitOf(string word)
    {
        for (var cut = ShortestPart; cut <= word.Length - ShortestPart; cut++)
        {
            if (IsKnown(word[..cut]) && IsKnown(word[cut..]))
            {
                return (word[..cut], word[cut..]);
            }
        }

        return null;
    }

    private bool IsKnown(string word)
    {
        var stem = FrenchStem.Of(word);
        return snapshot.Segments.Any(segment => IsForgiving(segment.Terms, word) || IsForgiving(segment.Terms, stem));
    }

    private static bool IsForgiving(Vocabulary terms, string word) => terms.Find(word) is >= 0 and var term && terms.IsForgiving(term);

    private bool Begins(string word, Fields fields)
    {
        foreach (var segment in snapshot.Segments)
        {
            var (from, to) = segment.Terms.Beginning(word);
            for (var term = from; term < to; term++)
            {
                if (segment.Terms.StandsIn(term, fields))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
