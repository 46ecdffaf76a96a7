using System.Net;

namespace Visavis.Search.Meilisearch.Client;

/// <summary>The server refused a call, or a task of it failed.</summary>
internal sealed class MeilisearchApiError(HttpStatusCode? status, string code, string message) : Exception($"{message} ({code})")
{
    /// <summary>The server's own word, e.g. <c>index_not_found</c>; <c>http_502</c> and the like when something before it answered.</summary>
    public string Code { get; } = code;

    /// <summary>Null for the error of a task.</summary>
    public HttpStatusCode? Status { get; } = status;
}
