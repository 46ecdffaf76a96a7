using System.Text.Json.Serialization;

namespace Visavis.Search.Meilisearch;

/// <summary>What is asked back of a document.</summary>
internal sealed record MeilisearchHit(
    string Id,
    long? NextSlotAt = null,
    string? Name = null,
    string? Profession = null,
    string? City = null,
    double Merit = 0,
    [property: JsonPropertyName("_geoDistance")] double? GeoDistance = null
);
