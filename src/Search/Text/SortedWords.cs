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
        for (var errors = 1; errors <= EditDistance.Forgiven(typed.Length); errors++)
        {
            for (var index = IndexOf(typed[..1]); index < words.Length && words[index][0] == typed[0]; index++)
            {
                if (EditDistance.IsWithin(typed, words[index], errors, asBeginning))
                {
                    return words[index];
                }
            }
        }

        return null;
    }

    /// <summary>Where the words that begin so start, or would.</summary>
    private int IndexOf(string beginning)
    {
        var index = Array.BinarySearch(words, beginning, StringComparer.Ordinal);
        return index < 0 ? ~index : index;
    }
}
