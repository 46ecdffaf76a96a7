namespace Visavis.Search.Understanding;

/// <summary>What a sentence is about.</summary>
/// <param name="Deciding">The words that say so, in their order.</param>
/// <param name="Trades">The trades it speaks of, the likeliest first; empty when a trade is named.</param>
/// <param name="Families">Their families, the likeliest first.</param>
/// <param name="Phrases">For each deciding word the phrases it stands in.</param>
internal sealed record Meaning(
    IReadOnlyList<string> Deciding,
    IReadOnlyList<MeantTrade> Trades,
    IReadOnlyList<TradeFamily> Families,
    IReadOnlyDictionary<string, IReadOnlyList<SpokenPhrase>> Phrases
)
{
    public static Meaning Named(IReadOnlyList<string> deciding) =>
        new(deciding, [], [], new Dictionary<string, IReadOnlyList<SpokenPhrase>>());
}

/// <summary>A trade that a sentence speaks of.</summary>
/// <param name="IsLikeliest">Nearly as likely as the likeliest.</param>
public sealed record MeantTrade(SpokenTrade Trade, bool IsLikeliest);
