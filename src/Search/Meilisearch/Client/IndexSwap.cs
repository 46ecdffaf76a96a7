using System.Text.Json.Serialization;

namespace Visavis.Search.Meilisearch.Client;

/// <summary>Two indexes that take each other's place.</summary>
internal sealed class IndexSwap(string indexA, string indexB)
{
    [JsonPropertyName("indexes")]
    public IReadOnlyList<string> Indexes { get; } = [indexA, indexB];
}
