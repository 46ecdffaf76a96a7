using System.Numerics;
using Visavis.Search.Text;

namespace Visavis.Search.Embedded;

/// <summary>The terms of a segment in ordinal order, with the fields each stands in anywhere.</summary>
internal sealed class Vocabulary
{
    private readonly string[] terms;
    private readonly Fields[] fields;
    private readonly uint[] letters;

    /// <param name="terms">Sorted ordinally, each once.</param>
    /// <param name="fields">Of each term, those of all documents together.</param>
    public Vocabulary(string[] terms, Fields[] fields)
    {
        this.terms = terms;
        this.fields = fields;
        letters = Array.ConvertAll(terms, term => Letters(term));
    }

    public int Count => terms.Length;

    public string this[int term] => terms[term];

    /// <summary>-1 when there is no such term.</summary>
    public int Find(string term)
    {
        var index = Array.BinarySearch(terms, term, StringComparer.Ordinal);
        return index < 0 ? -1 : index;
    }

    public bool IsOfTitle(int term) => StandsIn(term, Fields.Title);

    public bool IsForgiving(int term) => StandsIn(term, Fields.Forgiving);

    public bool StandsIn(int term, Fields any) => (fields[term] & any) != Fields.None;

    /// <summary>First term that begins so, and the one after the last.</summary>
    public (int From, int To) Beginning(string prefix)
    {
        var from = LowerBound(prefix);
        var to = LowerBound(prefix + char.MaxValue);
        return (from, to);
    }

    /// <summary>Terms that <paramref name="word"/> is written like but for typing errors; the first letter is taken as right.</summary>
    /// <param name="word">As typed.</param>
    /// <param name="orBeginning">A term may go on after the letters typed.</param>
    public IEnumerable<int> WithTypos(string word, bool orBeginning)
    {
        var most = EditDistance.Forgiven(word.Length);
        if (most == 0)
        {
            yield break;
        }

        var typed = Letters(word);
        var (from, to) = Beginning(word[..1]);
        for (var term = from; term < to; term++)
        {
            // Each step brings or takes at most one letter that the other has not: most terms are dismissed without comparing.
            if (
                BitOperations.PopCount(typed & ~letters[term]) <= most
                && (orBeginning || BitOperations.PopCount(letters[term] & ~typed) <= most)
                && IsForgiving(term)
                && EditDistance.IsWithin(word, terms[term], most, orBeginning)
            )
            {
                yield return term;
            }
        }
    }

    private int LowerBound(string text)
    {
        var (low, high) = (0, terms.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (string.CompareOrdinal(terms[middle], text) < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private static uint Letters(string term)
    {
        var set = 0u;
        foreach (var letter in term)
        {
            set |= 1u << (letter & 31);
        }

        return set;
    }
}
