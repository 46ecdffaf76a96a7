namespace Visavis.Search.Understanding;

/// <summary>Takes known phrases out of a list of words.</summary>
internal static class PhraseRemoval
{
    /// <summary>True when there were any.</summary>
    /// <param name="words">Changed in place.</param>
    /// <param name="phrases">Each as its words; looked for in this order.</param>
    /// <param name="lastMayGo">Whether nothing may be left.</param>
    public static bool Take(List<string> words, string[][] phrases, bool lastMayGo)
    {
        var any = false;
        foreach (var phrase in phrases)
        {
            for (var start = words.Count - phrase.Length; start >= 0; start--)
            {
                if ((lastMayGo || words.Count > phrase.Length) && Stands(words, phrase, start))
                {
                    words.RemoveRange(start, phrase.Length);
                    any = true;
                    start = Math.Min(start, words.Count - phrase.Length + 1);
                }
            }
        }

        return any;
    }

    private static bool Stands(List<string> words, string[] phrase, int start)
    {
        for (var index = 0; index < phrase.Length; index++)
        {
            if (words[start + index] != phrase[index])
            {
                return false;
            }
        }

        return true;
    }
}
