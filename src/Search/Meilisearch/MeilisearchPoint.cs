namespace Visavis.Search.Meilisearch;

/// <summary>A position as the server wants it.</summary>
internal sealed record MeilisearchPoint(double Lat, double Lng);
