namespace Visavis.Search.Text;

/// <summary>Words in ordinal order, found by their beginning or in spite of a typing error.</summary>
internal sealed class SortedWords
{
    private readonly string[] words;

    public SortedWords(IEnumerable<string> words)
    {
        this.words = [.. words.Distinct().OrderBy(word => word, StringComparer.Ordinal)];
    }

    public bool HasBeginning(string beginning)
    {
        var index = IndexOf(beginning);
        return index < words.Length && words[index].StartsWith(beginning, StringComparison.Ordinal);
    }

    /// <summary>The word this one is with the fewest typing errors; null when there is none within what its length allows.</summary>
    /// <param name="typed">A word as <see cref="Words"/> cuts them.</param>
    /// <param name="asBeginning">Whether more letters may follow.</param>
    public string? Nearest(string typed, bool asBeginning = false)
    {
        var allowed = TypingErrors.Allowed(typed.Length);
        string? nearest = null;
        for (var index = allowed == 0 ? words.Length : IndexOf(typed[..1]); index < words.Length && words[index][0] == typed[0]; index++)
        {
            var word = words[index];
            var distance = asBeginning ? TypingErrors.BeginningDistance(typed, word, allowed) : TypingErrors.Distance(typed, word, allowed);
            if (distance <= allowed)
            {
                nearest = word;
                allowed = distance - 1;
            }
        }

        return nearest;
    }

    /// <summary>Where the words that begin so start, or would.</summary>
    private int IndexOf(string beginning)
    {
        var index = Array.BinarySearch(words, beginning, StringComparer.Ordinal);
        return index < 0 ? ~index : index;
    }
}
