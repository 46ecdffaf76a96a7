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
            (name, rank) => Of(name, rank, fields[name])
        ),
    ];

    private static IEnumerable<AttributeWords> Of(string name, int rank, JsonNode? value)
    {
        var from = 0;
        foreach (var text in Texts(value))
        {
            var words = QueryWords.CutWithPositions(text, from);
            from = words.Count == 0 ? from : words[^1].Position + QueryWords.Apart;
            yield return new AttributeWords(
                name,
                rank,
                [.. words.Select(word => string.Intern(word.Word))],
                [.. words.Select(word => word.Position)]
            );
        }
    }

    private static IEnumerable<string> Texts(JsonNode? value) =>
        value switch
        {
            JsonArray several => several.SelectMany(Texts),
            JsonValue one when one.GetValueKind() == JsonValueKind.String => [(string)one!],
            JsonValue one => [one.ToJsonString()],
            _ => [],
        };
}
