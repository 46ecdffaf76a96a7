namespace Visavis.Search.Understanding;

/// <summary>Takes out of the words what asks for somebody online.</summary>
internal static class OnlineWords
{
    private static readonly string[][] Online =
    [
        ["qui", "est", "en", "ligne"],
        ["en", "ligne", "maintenant"],
        ["en", "ligne"],
        ["disponible", "maintenant"],
        ["disponibles", "maintenant"],
        ["dispo", "maintenant"],
        ["disponible", "tout", "de", "suite"],
        ["dispo", "tout", "de", "suite"],
        ["disponible", "immediatement"],
        ["joignable", "maintenant"],
        ["ouvert", "maintenant"],
        ["tout", "de", "suite"],
        ["maintenant"],
        ["online", "now"],
        ["online"],
    ];

    /// <summary>Removes such words; true when there were any.</summary>
    public static bool Take(List<string> words) => PhraseRemoval.Take(words, Online, lastMayGo: true);
}
