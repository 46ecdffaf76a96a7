namespace Visavis.Search.Meilisearch.Client;

/// <summary>An attribute that can be filtered and counted by.</summary>
/// <param name="Name">The attribute; rules of patterns, which only others can have set, have a name that no attribute has.</param>
/// <param name="Comparison">Whether by more and less as well as by equality.</param>
internal sealed record FilterableAttribute(string Name, bool Comparison = false);
