using System.Text.Json;
using System.Text.Json.Nodes;

namespace Visavis.TestSupport.Meilisearch;

/// <summary>A document and the words of its searchable attributes, in their order.</summary>
internal sealed class StandInDocument(JsonObject fields, IReadOnlyList<string> searchable)
{
    public JsonObject Fields { get; } = fields;

    public IReadOnlyList<AttributeWords> Words { get; } =
    [
        .. (searchable is ["*"] ? [.. fields.Select(field => field.Key)] : searchable).SelectMany(
            (name, rank) =>
                Texts(fields[name]).Select(text => new AttributeWords(name, rank, [.. QueryWords.Cut(text).Select(string.Intern)]))
        ),
    ];

    private static IEnumerable<string> Texts(JsonNode? value) =>
        value switch
        {
            JsonArray several => several.SelectMany(Texts),
            JsonValue one when one.GetValueKind() == JsonValueKind.String => [(string)one!],
            JsonValue one => [one.ToJsonString()],
            _ => [],
        };
}
