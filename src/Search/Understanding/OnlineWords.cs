using Visavis.Search.Text;

namespace Visavis.Search.Understanding;

/// <summary>
/// Takes out of the words what asks for somebody online now, and what asks for a consultation by video. "En ligne" after a trade is either:
/// those who are there, and when nobody is, whoever can be consulted by video.
/// </summary>
internal static class OnlineWords
{
    private static readonly string[][] Now =
    [
        ["qui", "est", "en", "ligne"],
        ["qui", "sont", "en", "ligne"],
        ["en", "ligne", "maintenant"],
        ["actuellement", "en", "ligne"],
        ["disponible", "maintenant"],
        ["disponibles", "maintenant"],
        ["dispo", "maintenant"],
        ["disponible", "tout", "de", "suite"],
        ["dispo", "tout", "de", "suite"],
        ["disponible", "immediatement"],
        ["joignable", "maintenant"],
        ["ouvert", "maintenant"],
        ["tout", "de", "suite"],
        ["online", "now"],
        ["who", "is", "online"],
    ];

    private static readonly string[][] Either =
    [
        ["en", "ligne"],
        ["online"],
    ];

    private static readonly string[][] Video =
    [
        ["en", "visioconference"],
        ["par", "visioconference"],
        ["en", "visio"],
        ["par", "visio"],
        ["en", "video"],
        ["par", "video"],
        ["visioconference"],
        ["visio"],
        ["a", "distance"],
        ["by", "video"],
    ];

    /// <summary>Asks for it beside a trade or a need alone: "test positif, et maintenant ?" asks for nobody at this moment.</summary>
    private static readonly string[][] Loosely =
    [
        ["maintenant"],
    ];

    /// <summary>Removes such words and answers what they ask for.</summary>
    public static (bool Now, bool ByVideo) Take(List<string> words, TradeWords trades)
    {
        var now = PhraseRemoval.Take(words, Now, lastMayGo: true);
        var others = StopWords.Without(words.FindAll(word => word != Loosely[0][0]));
        // "Maintenant que" says why.
        var isReason = words.ElementAtOrDefault(words.IndexOf(Loosely[0][0]) + 1) == "que";
        if (!isReason && (others.Count == 0 || others.Exists(word => trades.IsHead(FrenchStem.Of(word))) || trades.IsWhole(others)))
        {
            now |= PhraseRemoval.Take(words, Loosely, lastMayGo: true);
        }

        var either = PhraseRemoval.Take(words, Either, lastMayGo: true);
        var video = PhraseRemoval.Take(words, Video, lastMayGo: true);
        // By itself it can only mean those who are there.
        return (now || either, video || (either && words.Count > 0));
    }
}
