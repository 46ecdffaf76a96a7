using System.Text.Json;
using System.Text.Json.Serialization;

namespace Visavis.Search.Meilisearch.Client;

/// <summary>Filterable attributes as names; a rule with features, which only others can have set, reads as text no name equals.</summary>
internal sealed class FilterableNames : JsonConverter<IReadOnlyList<string>>
{
    public override IReadOnlyList<string> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var list = JsonDocument.ParseValue(ref reader);
        return [.. list.RootElement.EnumerateArray().Select(e => e.ValueKind == JsonValueKind.String ? e.GetString()! : e.GetRawText())];
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<string> value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var name in value)
        {
            writer.WriteStringValue(name);
        }

        writer.WriteEndArray();
    }
}
