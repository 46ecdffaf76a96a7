namespace Visavis.TestSupport.Meilisearch;

/// <summary>The words of one text of a document.</summary>
/// <param name="Positions">Of each word in its attribute: a sentence's end and the next value of a list are eight words wide.</param>
internal sealed record AttributeWords(string Attribute, int Rank, IReadOnlyList<string> Words, IReadOnlyList<int> Positions);
