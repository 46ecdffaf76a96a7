namespace Visavis.Search.Meilisearch.Client;

/// <summary>The server could not be reached, or its answer could not be read.</summary>
internal sealed class MeilisearchCommunicationError(string message, Exception? inner = null) : Exception(message, inner);
