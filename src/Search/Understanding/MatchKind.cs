namespace Visavis.Search.Understanding;

/// <summary>What of a person met the words of a search.</summary>
public enum MatchKind
{
    /// <summary>A service that the person offers.</summary>
    Service,

    /// <summary>Another profession of theirs.</summary>
    OtherProfession,

    /// <summary>An everyday word for what their profession does.</summary>
    Need,

    /// <summary>A sentence of their presentation.</summary>
    Presentation,

    /// <summary>None of the words, but a trade of the same family.</summary>
    NearTrade,
}
