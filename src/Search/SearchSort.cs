namespace Visavis.Search;

/// <summary>The order of the results.</summary>
public enum SearchSort
{
    /// <summary>Best match first, by <see cref="RankingWeights"/>.</summary>
    Relevance,

    /// <summary>Nearest first; without a point to measure from, the same as <see cref="Relevance"/>.</summary>
    Distance,

    /// <summary>Earliest next free slot first; those without one last.</summary>
    NextSlot,
}
