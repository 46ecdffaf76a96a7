using System.Text.Json.Nodes;

namespace Visavis.TestSupport.Meilisearch;

/// <summary>An error as the server words it, of a call or of a task.</summary>
/// <param name="status">Where the call answers another one than the code has by itself.</param>
internal sealed class StandInError(string code, string message, int? status = null) : Exception(message)
{
    public string Code => code;

    public int Status =>
        status
        ?? code switch
        {
            "missing_authorization_header" or "missing_master_key" => 401,
            "invalid_api_key" => 403,
            "index_not_found" or "document_not_found" or "task_not_found" or "api_key_not_found" => 404,
            "api_key_already_exists" => 409,
            "payload_too_large" => 413,
            "missing_content_type" or "invalid_content_type" => 415,
            "internal" => 500,
            "too_many_search_requests" => 503,
            _ => 400,
        };

    public JsonObject ToJson() =>
        new()
        {
            ["message"] = Message,
            ["code"] = code,
            ["type"] = Status switch
            {
                401 or 403 => "auth",
                500 => "internal",
                503 => "system",
                _ => "invalid_request",
            },
            ["link"] = $"https://docs.meilisearch.com/errors#{code}",
        };
}
