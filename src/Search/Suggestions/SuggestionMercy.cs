namespace Visavis.Search.Suggestions;

/// <summary>What is let pass in words that somebody has begun to type.</summary>
internal enum SuggestionMercy
{
    /// <summary>A word that is one of trades and needs must be a whole word of the title when others follow it: "cours de" is no "coursier".</summary>
    None,

    /// <summary>Every word may be the beginning of one.</summary>
    Beginnings,

    /// <summary>Typing errors are mended too when nothing begins like the words.</summary>
    Typos,
}
