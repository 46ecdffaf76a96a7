using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Visavis.TestSupport.Meilisearch;

/// <summary>Holds requests and answers against the published description of the interface.</summary>
internal sealed class ApiContract
{
    private readonly JsonObject paths;
    private readonly JsonSchema schemas;

    public ApiContract()
    {
        using var file = typeof(ApiContract).Assembly.GetManifestResourceStream("meilisearch-openapi.json")!;
        var document = JsonNode.Parse(file)!;
        paths = document["paths"]!.AsObject();
        schemas = new JsonSchema(document);
    }

    /// <summary>What is wrong with a request; null when nothing is.</summary>
    public string? FindFault(HttpRequest request, JsonNode? body)
    {
        if (Operation(request) is not { } operation)
        {
            return $"{request.Method} {request.Path} is not described";
        }

        var known = (operation["parameters"] as JsonArray ?? []).Where(p => (string)p!["in"]! == "query").Select(p => (string)p!["name"]!);
        if (request.Query.Keys.Except(known).FirstOrDefault() is { } unknown)
        {
            return $"{request.Method} {request.Path} takes no parameter {unknown}";
        }

        return operation["requestBody"] is { } schema ? schemas.FindFault(schema, body) : null;
    }

    public string? FindFault(HttpRequest request, int status, JsonNode answer)
    {
        var described = Operation(request)?["responses"]?[$"{status}"];
        return schemas.FindFault(described ?? new JsonObject { ["$ref"] = "#/components/schemas/ResponseError" }, answer);
    }

    private JsonNode? Operation(HttpRequest request)
    {
        var asked = request.Path.Value!.Split('/');
        return paths
            .Where(path => Matches(path.Key.Split('/'), asked))
            .Select(path => path.Value![request.Method.ToLowerInvariant()])
            .FirstOrDefault(operation => operation is not null);
    }

    private static bool Matches(string[] template, string[] asked) =>
        template.Length == asked.Length && template.Zip(asked).All(pair => pair.First == pair.Second || pair.First.StartsWith('{'));
}
