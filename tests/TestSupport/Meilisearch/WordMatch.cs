namespace Visavis.TestSupport.Meilisearch;

/// <param name="Rank">Place of the attribute among the searchable ones.</param>
/// <param name="Position">Of the word in its attribute.</param>
/// <param name="Earliest">The least position of the word in any attribute.</param>
internal sealed record WordMatch(int Typos, int Rank, int Position, int Earliest);
