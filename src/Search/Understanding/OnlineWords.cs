namespace Visavis.Search.Understanding;

/// <summary>Takes out of the words what asks for somebody online, and what people say around what they look for.</summary>
internal static class OnlineWords
{
    private static readonly string[][] Online =
    [
        ["en", "ligne", "maintenant"],
        ["en", "ligne"],
        ["disponible", "maintenant"],
        ["disponibles", "maintenant"],
        ["dispo", "maintenant"],
        ["disponible", "tout", "de", "suite"],
        ["dispo", "tout", "de", "suite"],
        ["disponible", "immediatement"],
        ["online", "now"],
        ["online"],
    ];

    private static readonly string[][] Fillers =
    [
        ["je", "cherche"],
        ["je", "recherche"],
        ["je", "voudrais"],
        ["nous", "cherchons"],
        ["a", "la", "recherche"],
        ["j", "ai", "besoin"],
        ["besoin", "d"],
        ["besoin", "de"],
        ["cherche"],
        ["trouver"],
        ["bonjour"],
        ["s", "il", "vous", "plait"],
        ["svp"],
        ["pas", "cher"],
        ["pas", "chere"],
        ["en", "urgence"],
        ["urgent"],
        ["urgente"],
        ["pres", "de", "chez", "moi"],
        ["autour", "de", "moi"],
        ["pres", "de", "moi"],
        ["a", "proximite"],
        ["near", "me"],
    ];

    /// <summary>Removes such words; true when there were any.</summary>
    public static bool Take(List<string> words) => TakeAny(words, Online, lastMayGo: true);

    /// <summary>Removes "je cherche", "pas cher", "près de chez moi" and the like, but never all there is.</summary>
    public static void TakeFillers(List<string> words) => TakeAny(words, Fillers, lastMayGo: false);

    private static bool TakeAny(List<string> words, string[][] phrases, bool lastMayGo)
    {
        var any = false;
        foreach (var phrase in phrases)
        {
            for (var start = words.Count - phrase.Length; start >= 0; start--)
            {
                if ((lastMayGo || words.Count > phrase.Length) && words.Skip(start).Take(phrase.Length).SequenceEqual(phrase))
                {
                    words.RemoveRange(start, phrase.Length);
                    any = true;
                    start = Math.Min(start, words.Count - phrase.Length + 1);
                }
            }
        }

        return any;
    }
}
