namespace Visavis.Web.Messages;

/// <summary>A line of a message for lists.</summary>
internal static class MessagePreview
{
    private const int Length = 120;

    /// <summary>How much stands before the words that were looked for.</summary>
    private const int Before = 40;

    public static string Of(string text) => Cut(text.ReplaceLineEndings(" "));

    /// <summary>The part in which the words stand.</summary>
    public static string Around(string text, string folded)
    {
        var line = text.ReplaceLineEndings(" ");
        var at = MessageText.Fold(line).IndexOf(folded, StringComparison.Ordinal);
        var start = Math.Max(0, Math.Min(at, line.Length) - Before);
        start -= start > 0 && char.IsLowSurrogate(line[start]) ? 1 : 0;
        return start == 0 ? Cut(line) : "… " + Cut(line[start..]);
    }

    /// <summary>Never between the halves of a letter.</summary>
    private static string Cut(string text)
    {
        if (text.Length <= Length)
        {
            return text;
        }

        var end = char.IsHighSurrogate(text[Length - 1]) ? Length - 1 : Length;
        return text[..end] + "…";
    }
}
