namespace Visavis.Search.Text;

/// <summary>Damerau–Levenshtein: inserted, missing, wrong and swapped letters each count one.</summary>
internal static class EditDistance
{
    /// <summary>Typing errors forgiven in a word of this length.</summary>
    public static int Forgiven(int length) =>
        length switch
        {
            < 5 => 0,
            < 9 => 1,
            _ => 2,
        };

    /// <summary>Whether <paramref name="typed"/> becomes <paramref name="word"/>, or a beginning of it, in at most so many steps.</summary>
    public static bool IsWithin(ReadOnlySpan<char> typed, ReadOnlySpan<char> word, int most, bool orBeginning)
    {
        if (typed.Length - word.Length > most || (!orBeginning && word.Length - typed.Length > most))
        {
            return false;
        }

        var width = Math.Min(word.Length, typed.Length + most) + 1;
        Span<int> rows = stackalloc int[3 * width];
        var before = rows[..width];
        var last = rows.Slice(width, width);
        var now = rows.Slice(2 * width, width);
        for (var column = 0; column < width; column++)
        {
            last[column] = column;
        }

        for (var row = 1; row <= typed.Length; row++)
        {
            now[0] = row;
            var least = row;
            for (var column = 1; column < width; column++)
            {
                var isSame = typed[row - 1] == word[column - 1];
                var steps = Math.Min(Math.Min(last[column], now[column - 1]) + 1, last[column - 1] + (isSame ? 0 : 1));
                if (row > 1 && column > 1 && typed[row - 1] == word[column - 2] && typed[row - 2] == word[column - 1])
                {
                    steps = Math.Min(steps, before[column - 2] + 1);
                }

                now[column] = steps;
                least = Math.Min(least, steps);
            }

            if (least > most)
            {
                return false;
            }

            var recycled = before;
            before = last;
            last = now;
            now = recycled;
        }

        if (!orBeginning)
        {
            return word.Length < width && last[word.Length] <= most;
        }

        foreach (var steps in last)
        {
            if (steps <= most)
            {
                return true;
            }
        }

        return false;
    }
}
