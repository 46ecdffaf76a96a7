namespace Visavis.Search.Meilisearch.Client;

/// <param name="OneTypo">Letters of a word from which on one typo is forgiven.</param>
/// <param name="TwoTypos">Letters of a word from which on two are.</param>
internal sealed record TypoSize(int OneTypo, int TwoTypos);
