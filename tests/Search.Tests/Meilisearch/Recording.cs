using System.Text.Json.Nodes;

namespace Visavis.Search.Tests.Meilisearch;

/// <summary>What a real Meilisearch 1.50 answered: an index, and questions to it with their answers.</summary>
/// <param name="Name">Of the settings under which it was asked.</param>
public sealed record Recording(
    string Name,
    JsonObject Settings,
    JsonArray Documents,
    IReadOnlyList<(JsonObject Question, JsonObject Answer)> Questions
)
{
    public static IEnumerable<JsonObject> Lines(string file) =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Meilisearch", "Recordings", $"{file}.jsonl"))
            .Select(line => JsonNode.Parse(line)!.AsObject());

    public static IEnumerable<Recording> Read(string file) =>
        Lines(file)
            .Select(line => new Recording(
                (string?)line["name"] ?? file,
                line["settings"]!.AsObject(),
                line["documents"]!.AsArray(),
                [.. line["questions"]!.AsArray().Select(pair => (pair!["question"]!.AsObject(), pair["answer"]!.AsObject()))]
            ));
}
