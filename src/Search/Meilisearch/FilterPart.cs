namespace Visavis.Search.Meilisearch;

/// <summary>What a person can tick, each counted as if it were not ticked.</summary>
internal enum FilterPart
{
    Place,
    Category,
    Language,
    Price,
    Online,
    Recommended,
    Available,
    Recruiting,
    SoughtTrade,
    Experience,
    Mobility,
    Start,

    /// <summary>Typed, not ticked: languages, and the families of trades that words nobody has speak of.</summary>
    Typed,
}
