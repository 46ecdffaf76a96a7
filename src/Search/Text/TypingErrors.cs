namespace Visavis.Search.Text;

/// <summary>
/// How far a word may be from another to pass for a slip of the fingers: one letter left out, added, changed or swapped with its neighbour
/// from 5 letters, two from 9. The first letter is hardly ever wrong and must be right.
/// </summary>
internal static class TypingErrors
{
    private const int OneFrom = 5;
    private const int TwoFrom = 9;
    private const int Capacity = Words.MaxLength + 4;

    /// <summary>How many errors a typed word of this length may hold.</summary>
    public static int Allowed(int length) =>
        length switch
        {
            < OneFrom => 0,
            < TwoFrom => 1,
            _ => 2,
        };

    /// <summary>Whether the typed word is this word with no more errors than its length allows.</summary>
    public static bool Pass(ReadOnlySpan<char> typed, ReadOnlySpan<char> word) =>
        Distance(typed, word, Allowed(typed.Length)) <= Allowed(typed.Length);

    /// <summary>Whether the typed word is the beginning of this word with no more errors than its length allows.</summary>
    public static bool PassAsBeginning(ReadOnlySpan<char> typed, ReadOnlySpan<char> word)
    {
        var allowed = Allowed(typed.Length);
        return BeginningDistance(typed, word, allowed) <= allowed;
    }

    /// <summary>Damerau and Levenshtein's distance; any number above <paramref name="max"/> when it is above.</summary>
    public static int Distance(ReadOnlySpan<char> typed, ReadOnlySpan<char> word, int max) =>
        Math.Abs(typed.Length - word.Length) > max ? max + 1 : Measure(typed, word, max, anyEnd: false);

    /// <summary>The distance to the nearest beginning of <paramref name="word"/>.</summary>
    public static int BeginningDistance(ReadOnlySpan<char> typed, ReadOnlySpan<char> word, int max) =>
        typed.Length - word.Length > max
            ? max + 1
            : Measure(typed, word.Length > typed.Length + max ? word[..(typed.Length + max)] : word, max, anyEnd: true);

    private static int Measure(ReadOnlySpan<char> typed, ReadOnlySpan<char> word, int max, bool anyEnd)
    {
        if (typed.IsEmpty || word.IsEmpty || typed[0] != word[0] || typed.Length >= Capacity || word.Length >= Capacity)
        {
            return max + 1;
        }

        Span<int> before = stackalloc int[Capacity];
        Span<int> last = stackalloc int[Capacity];
        Span<int> row = stackalloc int[Capacity];
        for (var column = 0; column <= word.Length; column++)
        {
            last[column] = column;
        }

        for (var line = 1; line <= typed.Length; line++)
        {
            row[0] = line;
            var smallest = line;
            for (var column = 1; column <= word.Length; column++)
            {
                var cost = typed[line - 1] == word[column - 1] ? 0 : 1;
                var distance = Math.Min(Math.Min(last[column] + 1, row[column - 1] + 1), last[column - 1] + cost);
                if (line > 1 && column > 1 && typed[line - 1] == word[column - 2] && typed[line - 2] == word[column - 1])
                {
                    distance = Math.Min(distance, before[column - 2] + 1);
                }

                row[column] = distance;
                smallest = Math.Min(smallest, distance);
            }

            if (smallest > max)
            {
                return max + 1;
            }

            var free = before;
            before = last;
            last = row;
            row = free;
        }

        return anyEnd ? Smallest(last[..(word.Length + 1)]) : last[word.Length];
    }

    private static int Smallest(ReadOnlySpan<int> numbers)
    {
        var smallest = int.MaxValue;
        foreach (var number in numbers)
        {
            smallest = Math.Min(smallest, number);
        }

        return smallest;
    }
}
