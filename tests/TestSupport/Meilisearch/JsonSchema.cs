using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Visavis.TestSupport.Meilisearch;

/// <summary>
/// The subset of JSON Schema that the published description is written in. Objects whose fields are listed take no others, as the server
/// itself does.
/// </summary>
internal sealed class JsonSchema(JsonNode document)
{
    /// <summary>Null when the value is as described, else what is not.</summary>
    public string? FindFault(JsonNode? schema, JsonNode? value, string at = "$")
    {
        if (schema is not JsonObject rules || rules.Count == 0)
        {
            return null;
        }

        if (rules["$ref"] is { } reference)
        {
            return FindFault(Resolve(reference), value, at);
        }

        if (rules["allOf"] is JsonArray all)
        {
            return all.Select(part => FindFault(Opened(part), value, at)).FirstOrDefault(fault => fault is not null)
                ?? (rules["x-open"] is null ? Unknown(Fields(rules), value, at) : null);
        }

        if (rules["oneOf"] is JsonArray some)
        {
            var faults = some.Select(part => FindFault(part, value, at)).ToList();
            return faults.Count(fault => fault is null) == 1 ? null : $"{at} is not one of the alternatives: {string.Join("; ", faults)}";
        }

        return TypeFault(rules, value, at)
            ?? EnumFault(rules, value, at)
            ?? value switch
            {
                JsonObject members => MembersFault(rules, members, at),
                JsonArray items => ItemsFault(rules, items, at),
                _ => null,
            };
    }

    private static string? TypeFault(JsonObject rules, JsonNode? value, string at)
    {
        var types = rules["type"] switch
        {
            JsonArray several => several.Select(type => (string)type!).ToList(),
            { } one => [(string)one!],
            null => null,
        };
        if (types is null)
        {
            return null;
        }

        var kind = value?.GetValueKind() ?? JsonValueKind.Null;
        var actual = kind switch
        {
            JsonValueKind.Null => "null",
            JsonValueKind.String => "string",
            JsonValueKind.Number => "number",
            JsonValueKind.True or JsonValueKind.False => "boolean",
            JsonValueKind.Array => "array",
            _ => "object",
        };
        var isInteger =
            actual == "number" && decimal.IsInteger(decimal.Parse(value!.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture));
        if (!types.Contains(actual) && !(isInteger && types.Contains("integer")))
        {
            return $"{at} is {actual} and should be {string.Join(" or ", types)}";
        }

        if (actual == "number" && rules["minimum"] is { } minimum && (double)value! < (double)minimum)
        {
            return $"{at} is below {minimum}";
        }

        return actual == "string" ? FormatFault((string?)rules["format"], (string)value!, at) : null;
    }

    private static string? FormatFault(string? format, string text, string at) =>
        format switch
        {
            "date-time" when !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _) => $"{at} is no date",
            "uuid" when !Guid.TryParse(text, out _) => $"{at} is no uuid",
            _ => null,
        };

    private static string? EnumFault(JsonObject rules, JsonNode? value, string at) =>
        rules["enum"] is JsonArray known && value is not null && !known.Any(one => JsonNode.DeepEquals(one, value))
            ? $"{at} is {value.ToJsonString()}, which is none of the known values"
            : null;

    private string? MembersFault(JsonObject rules, JsonObject members, string at)
    {
        if (rules["required"] is JsonArray required && required.FirstOrDefault(name => !members.ContainsKey((string)name!)) is { } missing)
        {
            return $"{at} lacks {missing}";
        }

        var described = rules["properties"] as JsonObject ?? [];
        foreach (var (name, value) in members)
        {
            var schema = described.TryGetPropertyValue(name, out var own) ? own : rules["additionalProperties"];
            if (schema is JsonObject && FindFault(schema, value, $"{at}.{name}") is { } fault)
            {
                return fault;
            }
        }

        return rules["x-open"] is null ? Unknown(Fields(rules), members, at) : null;
    }

    private string? ItemsFault(JsonObject rules, JsonArray items, string at)
    {
        if (rules["uniqueItems"] is not null && items.Select(item => item?.ToJsonString()).Distinct().Count() != items.Count)
        {
            return $"{at} repeats an item";
        }

        return items
            .Select((item, number) => FindFault(rules["items"], item, $"{at}[{number}]"))
            .FirstOrDefault(fault => fault is not null);
    }

    private static string? Unknown(HashSet<string>? fields, JsonNode? value, string at) =>
        fields is not null && value is JsonObject members && members.FirstOrDefault(m => !fields.Contains(m.Key)).Key is { } name
            ? $"{at}.{name} is not a known field"
            : null;

    /// <summary>Null when any field may be there.</summary>
    private HashSet<string>? Fields(JsonNode? schema)
    {
        if (schema is not JsonObject rules)
        {
            return null;
        }

        if (rules["$ref"] is { } reference)
        {
            return Fields(Resolve(reference));
        }

        if ((rules["allOf"] ?? rules["oneOf"]) is JsonArray parts)
        {
            var sets = parts.Select(Fields).ToList();
            return sets.Contains(null) ? null : [.. sets.SelectMany(set => set!)];
        }

        var isOpen = rules["additionalProperties"] is JsonObject || rules["additionalProperties"] is JsonValue said && (bool)said;
        return isOpen || rules["properties"] is not JsonObject properties ? null : [.. properties.Select(property => property.Key)];
    }

    /// <summary>A part of a whole: fields it does not know may belong to another part.</summary>
    private JsonNode? Opened(JsonNode? part)
    {
        var rules = (part?["$ref"] is { } reference ? Resolve(reference) : part)?.DeepClone();
        foreach (var combination in new[] { "oneOf", "allOf" })
        {
            if (rules?[combination] is JsonArray parts)
            {
                rules[combination] = new JsonArray([.. parts.Select(Opened)]);
            }
        }

        if (rules is JsonObject known)
        {
            known["x-open"] = true;
        }

        return rules;
    }

    private JsonNode Resolve(JsonNode reference) => document["components"]!["schemas"]![((string)reference!).Split('/')[^1]]!;
}
