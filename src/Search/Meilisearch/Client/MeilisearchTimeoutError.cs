namespace Visavis.Search.Meilisearch.Client;

/// <summary>The server did not answer, or did not finish a task, in the time given.</summary>
internal sealed class MeilisearchTimeoutError(string message, Exception? inner = null) : Exception(message, inner);
