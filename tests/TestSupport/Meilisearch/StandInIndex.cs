using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Visavis.TestSupport.Meilisearch;

/// <summary>Documents and settings of one index.</summary>
internal sealed partial class StandInIndex
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly SortedDictionary<int, StandInDocument> documents = [];
    private int nextNumber;

    public DateTimeOffset CreatedAt { get; } = DateTimeOffset.UtcNow;

    public JsonObject Settings { get; private set; } = Defaults();

    public IEnumerable<StandInDocument> Documents => documents.Values;

    public JsonObject? Find(string id) => numbers.TryGetValue(id, out var number) ? documents[number].Fields : null;

    /// <param name="merge">Fields that are not named stay as they are.</param>
    /// <param name="onlyExisting">Documents that are not there stay so.</param>
    public void Put(IEnumerable<JsonObject> added, bool merge, bool onlyExisting = false)
    {
        var checkedOnes = added.ToList();
        checkedOnes.ForEach(Check);
        foreach (var document in checkedOnes)
        {
            var id = (string)document["id"]!;
            if (!numbers.TryGetValue(id, out var number))
            {
                if (onlyExisting)
                {
                    continue;
                }

                numbers[id] = number = nextNumber++;
            }

            var fields = merge && documents.TryGetValue(number, out var before) ? (JsonObject)before.Fields.DeepClone() : [];
            foreach (var (name, value) in document)
            {
                fields[name] = value?.DeepClone();
            }

            documents[number] = new StandInDocument(fields, Searchable());
        }
    }

    /// <returns>How many were there.</returns>
    public int Delete(IEnumerable<string> ids)
    {
        var before = documents.Count;
        foreach (var id in ids)
        {
            if (numbers.Remove(id, out var number))
            {
                documents.Remove(number);
            }
        }

        return before - documents.Count;
    }

    public void Set(JsonObject changes)
    {
        var settings = (JsonObject)Settings.DeepClone();
        foreach (var (name, value) in changes)
        {
            if (value is JsonObject members && settings[name] is JsonObject known)
            {
                foreach (var (member, inner) in members)
                {
                    known[member] = inner?.DeepClone();
                }
            }
            else
            {
                settings[name] = (value ?? Defaults()[name])?.DeepClone();
            }
        }

        Settings = settings;
        foreach (var (number, document) in documents.ToList())
        {
            documents[number] = new StandInDocument(document.Fields, Searchable());
        }
    }

    /// <summary>Of attributes with rules, the names of their patterns.</summary>
    public List<string> Names(string setting) =>
        [
            .. Settings[setting]!
                .AsArray()
                .SelectMany(name =>
                    name is JsonObject rule ? rule["attributePatterns"]!.AsArray().Select(pattern => (string)pattern!) : [(string)name!]
                ),
        ];

    private List<string> Searchable() => Names("searchableAttributes");

    private static void Check(JsonObject document)
    {
        if (document["id"] is not { } id)
        {
            throw new StandInError("missing_document_id", "Document doesn't have a `id` attribute.");
        }

        if (!Id().IsMatch((string)id!))
        {
            throw new StandInError("invalid_document_id", $"Document identifier `{id.ToJsonString()}` is invalid.");
        }

        if (document["_geo"] is { } geo && !(geo is JsonObject point && IsDegrees(point["lat"]) && IsDegrees(point["lng"])))
        {
            throw new StandInError("invalid_document_geo_field", $"The `_geo` field in the document with the id: `{id}` is bad.");
        }
    }

    /// <summary>A number, or one written as text; how large it is the server does not ask.</summary>
    private static bool IsDegrees(JsonNode? degrees) =>
        degrees is JsonValue value
        && (
            value.TryGetValue(out double _)
            || (value.TryGetValue(out string? text) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
        );

    private static JsonObject Defaults() =>
        JsonNode
            .Parse(
                """
                {
                  "displayedAttributes": ["*"], "searchableAttributes": ["*"], "filterableAttributes": [], "sortableAttributes": [],
                  "rankingRules": ["words", "typo", "proximity", "attributeRank", "sort", "wordPosition", "exactness"],
                  "stopWords": [], "nonSeparatorTokens": [], "separatorTokens": [], "dictionary": [], "synonyms": {},
                  "distinctAttribute": null, "proximityPrecision": "byWord",
                  "typoTolerance": {
                    "enabled": true, "minWordSizeForTypos": { "oneTypo": 5, "twoTypos": 9 },
                    "disableOnWords": [], "disableOnAttributes": [], "disableOnNumbers": false
                  },
                  "faceting": { "maxValuesPerFacet": 100, "sortFacetValuesBy": { "*": "alpha" } },
                  "pagination": { "maxTotalHits": 1000 }, "embedders": {}, "searchCutoffMs": null, "localizedAttributes": null,
                  "facetSearch": true, "prefixSearch": "indexingTime"
                }
                """
            )!
            .AsObject();

    [GeneratedRegex("^[a-zA-Z0-9_-]{1,511}$", RegexOptions.None, 1000)]
    private static partial Regex Id();
}
