namespace Visavis.Search.Meilisearch.Client;

internal sealed record TypoTolerance
{
    public bool? Enabled { get; init; }

    public TypoSize? MinWordSizeForTypos { get; init; }
}
