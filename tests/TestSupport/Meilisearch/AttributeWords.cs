namespace Visavis.TestSupport.Meilisearch;

/// <summary>The words of one text of a document.</summary>
internal sealed record AttributeWords(string Attribute, int Rank, IReadOnlyList<string> Words);
