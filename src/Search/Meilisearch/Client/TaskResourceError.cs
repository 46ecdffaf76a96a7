namespace Visavis.Search.Meilisearch.Client;

/// <summary>What the server says of a fault, of a call or of a task.</summary>
internal sealed record TaskResourceError(string Message, string Code, string? Type = null, string? Link = null);
