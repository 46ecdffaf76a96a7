using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Visavis.TestSupport.GoogleCalendar;

/// <summary>Holds requests against Google's own description of the interface: address, parameters, and the members of the body with their types.</summary>
internal sealed class DiscoveryContract
{
    private readonly JsonNode document;

    public DiscoveryContract()
    {
        using var file = typeof(DiscoveryContract).Assembly.GetManifestResourceStream("calendar-v3-discovery.json")!;
        document = JsonNode.Parse(file)!;
    }

    public string BasePath => (string)document["basePath"]!;

    /// <summary>What is wrong with a request to a method; null when nothing is.</summary>
    public string? FindFault(string resource, string method, HttpRequest request, JsonNode? body)
    {
        var described = document["resources"]![resource]!["methods"]![method]!;
        var parameters = (described["parameters"]?.AsObject() ?? []).Concat(document["parameters"]!.AsObject()).Select(p => p.Key);
        return request.Query.Keys.Select(Uri.UnescapeDataString).Except(parameters).FirstOrDefault() is { } unknown
                ? $"no parameter {unknown}"
            : described["request"] is { } schema ? FindFault((string)schema["$ref"]!, body)
            : null;
    }

    private string? FindFault(string schema, JsonNode? value)
    {
        if (value is not JsonObject members)
        {
            return $"{schema} is an object";
        }

        var known = document["schemas"]![schema]!["properties"]!.AsObject();
        foreach (var (name, member) in members)
        {
            if (known[name] is not { } described)
            {
                return $"{schema} has no {name}";
            }

            if (FindFault(described, member) is { } fault)
            {
                return $"{schema}.{name}: {fault}";
            }
        }

        return null;
    }

    private string? FindFault(JsonNode described, JsonNode? value) =>
        described["$ref"] is { } reference
            ? FindFault((string)reference!, value)
            : (string?)described["type"] switch
            {
                "array" => value is JsonArray items
                    ? items.Select(item => FindFault(described["items"]!, item)).FirstOrDefault(fault => fault is not null)
                    : "is an array",
                "integer" => value?.GetValueKind() == System.Text.Json.JsonValueKind.Number ? null : "is a number",
                "string" when (string?)described["format"] == "date-time" => DateTimeOffset.TryParse(
                    (string?)value,
                    CultureInfo.InvariantCulture,
                    out _
                )
                    ? null
                    : "is a time",
                "string" => value?.GetValueKind() == System.Text.Json.JsonValueKind.String ? null : "is a text",
                _ => null,
            };
}
