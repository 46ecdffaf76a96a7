namespace Visavis.Search.Understanding;

/// <summary>A family of trades that words speak of.</summary>
/// <param name="Code">e.g. <c>F1603</c>.</param>
/// <param name="Certainty">1 when a title or need says just these words, less the more is missing or too much.</param>
public sealed record TradeFamily(string Code, double Certainty)
{
    /// <summary>The most of a family that the words are only known from: it is looked at where nobody of the others is.</summary>
    public const double NearCertainty = 0.25;

    public bool IsNear => Certainty <= NearCertainty;
}
