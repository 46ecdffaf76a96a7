using System.Text.Json;
using System.Text.Json.Serialization;

namespace Visavis.Search.Meilisearch.Client;

/// <summary>
/// Writes each filterable attribute with the features used and no others, which makes building quicker. Positions take no features.
/// </summary>
internal sealed class FilterableRules : JsonConverter<IReadOnlyList<FilterableAttribute>>
{
    private const string Position = "_geo";

    public override IReadOnlyList<FilterableAttribute> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var list = JsonDocument.ParseValue(ref reader);
        return [.. list.RootElement.EnumerateArray().SelectMany(ReadOne)];
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<FilterableAttribute> value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var attribute in value)
        {
            if (attribute.Name == Position)
            {
                writer.WriteStringValue(Position);
                continue;
            }

            JsonSerializer.Serialize(
                writer,
                new
                {
                    attributePatterns = new[] { attribute.Name },
                    features = new { facetSearch = false, filter = new { equality = true, comparison = attribute.Comparison } },
                },
                options
            );
        }

        writer.WriteEndArray();
    }

    private static IEnumerable<FilterableAttribute> ReadOne(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.String)
        {
            var name = element.GetString()!;
            return [new FilterableAttribute(name, Comparison: name != Position)];
        }

        if (
            element.TryGetProperty("attributePatterns", out var patterns)
            && element.TryGetProperty("features", out var features)
            && features.TryGetProperty("filter", out var filter)
            && filter.TryGetProperty("comparison", out var comparison)
            && features.TryGetProperty("facetSearch", out var facetSearch)
            && facetSearch.ValueKind == JsonValueKind.False
        )
        {
            return
            [
                .. patterns.EnumerateArray().Select(pattern => new FilterableAttribute(pattern.GetString() ?? "", comparison.GetBoolean())),
            ];
        }

        return [new FilterableAttribute(element.GetRawText())];
    }
}
