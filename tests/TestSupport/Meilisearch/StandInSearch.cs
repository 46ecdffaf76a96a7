using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Visavis.TestSupport.Meilisearch;

/// <summary>One search over one index, by the ranking rules of its settings.</summary>
internal sealed partial class StandInSearch
{
    private readonly StandInIndex index;
    private readonly JsonObject query;
    private readonly QueryWords words;
    private readonly QueryMatches matches;
    private readonly bool all;
    private readonly bool isByRarity;
    private readonly List<(string Field, double? Latitude, double Longitude, bool Descending)> sorts;

    /// <param name="shared">Matches by words, of the questions asked in the same request.</param>
    public StandInSearch(StandInIndex index, JsonObject query, Dictionary<string, QueryMatches> shared)
    {
        StandInRefusals.Check(query);
        this.index = index;
        this.query = query;
        all = (string?)query["matchingStrategy"] == "all";
        isByRarity = (string?)query["matchingStrategy"] == "frequency";
        var sizes = index.Settings["typoTolerance"]!["minWordSizeForTypos"]!;
        var key = $"{query["q"]} in {query["attributesToSearchOn"]?.ToJsonString()}";
        if (!shared.TryGetValue(key, out var found))
        {
            var stopWords = index.Names("stopWords").ToHashSet();
            words = new QueryWords((string?)query["q"], stopWords, ((int)sizes["oneTypo"]!, (int)sizes["twoTypos"]!));
            shared[key] = found = new QueryMatches(words, SearchedAttributes());
        }

        matches = found;
        words = found.Words;
        sorts = [.. Strings("sort").Select(Sort)];
    }

    public JsonObject Run()
    {
        var filterable = index.Names("filterableAttributes").ToHashSet();
        var passes = FilterExpression.Parse(FilterText(query["filter"]), filterable);
        var found = index
            .Documents.Where(document => passes(document.Fields))
            .Select(document => new Candidate(document, matches.Of(document)))
            .ToList();
        if (isByRarity)
        {
            // The commonest words are given up first.
            var everybody = index.Documents.Select(matches.Of).ToList();
            int[] order =
            [
                .. Enumerable.Range(0, words.Count).OrderBy(word => everybody.Count(match => match[word] is not null)).ThenBy(word => word),
            ];
            found = found.ConvertAll(candidate => candidate with { Matches = Array.ConvertAll(order, word => candidate.Matches[word]) });
        }

        found.RemoveAll(candidate => !IsMatch(candidate));
        var most = (int)index.Settings["pagination"]!["maxTotalHits"]!;
        var ordered = Ordered(found).Take(most);
        var total = Math.Min(found.Count, most);
        var answer = new JsonObject { ["query"] = (string?)query["q"] ?? "", ["processingTimeMs"] = 0 };
        if (query["page"] is not null || query["hitsPerPage"] is not null)
        {
            var (page, size) = ((int?)query["page"] ?? 1, (int?)query["hitsPerPage"] ?? 20);
            answer["hits"] = Hits(page == 0 ? [] : ordered.Skip((page - 1) * size).Take(size));
            answer["page"] = page;
            answer["hitsPerPage"] = size;
            answer["totalHits"] = total;
            answer["totalPages"] = size == 0 ? 0 : (total + size - 1) / size;
        }
        else
        {
            var (offset, limit) = ((int?)query["offset"] ?? 0, (int?)query["limit"] ?? 20);
            answer["hits"] = Hits(ordered.Skip(offset).Take(limit));
            answer["offset"] = offset;
            answer["limit"] = limit;
            answer["estimatedTotalHits"] = total;
        }

        AddFacets(answer, found, filterable);
        return answer;
    }

    private bool IsMatch(Candidate candidate) =>
        !words.Excludes(candidate.Document.Words)
        && (words.Count == 0 || (all ? candidate.Matches.All(match => match is not null) : candidate.Matches[0] is not null));

    private IEnumerable<Candidate> Ordered(List<Candidate> found)
    {
        // Whoever has more of the words comes first even where no rule says so.
        var rules = index.Names("rankingRules");
        var ordered = found.OrderByDescending(candidate => rules.Contains("words") ? 0 : candidate.Counted.Count());
        foreach (var rule in rules)
        {
            ordered = rule switch
            {
                "words" => ordered.ThenByDescending(candidate => candidate.Counted.Count()),
                "typo" => ordered.ThenBy(candidate => candidate.Counted.Sum(match => match.Typos)),
                "attribute" or "attributeRank" => ordered.ThenBy(candidate => candidate.Counted.Sum(match => match.Rank)),
                "wordPosition" => ordered.ThenBy(candidate => candidate.Counted.Sum(match => Band(match.Earliest))),
                "proximity" => ordered.ThenBy(Proximity),
                "exactness" => ordered.ThenByDescending(Exactness),
                "sort" => sorts.Aggregate(ordered, (sorted, sort) => ThenBy(sorted, sort)),
                _ => ThenBy(ordered, Sort(rule)),
            };
        }

        return ordered;
    }

    /// <summary>What a position costs: it is kept in bands, and the bands are few.</summary>
    private static int Band(int position)
    {
        var kept = position switch
        {
            < 16 => position,
            < 24 => 24,
            _ => (int)BitOperations.RoundUpToPowerOf2((uint)position),
        };
        return kept switch
        {
            <= 1 => kept,
            <= 4 => 2,
            <= 7 => 3,
            <= 11 => 4,
            <= 16 => 5,
            <= 24 => 6,
            <= 64 => 7,
            <= 256 => 8,
            <= 1024 => 9,
            _ => 10,
        };
    }

    private static double Proximity(Candidate candidate) =>
        candidate
            .Counted.Zip(candidate.Counted.Skip(1))
            .Sum(pair => pair.First.Rank != pair.Second.Rank ? 8 : Math.Min(8, Math.Abs(pair.Second.Position - pair.First.Position)));

    /// <summary>A whole attribute, the beginning of one, or as many words as are written the same.</summary>
    private int Exactness(Candidate candidate)
    {
        var texts = candidate.Document.Words.GroupBy(text => text.Attribute).Select(texts => texts.SelectMany(text => text.Words).ToList());
        var best = texts
            .Select(text =>
                text.SequenceEqual(words.Words) ? 2
                : text.Take(words.Count).SequenceEqual(words.Words) ? 1
                : 0
            )
            .DefaultIfEmpty()
            .Max();
        var same = words.Words.Count(word => candidate.Document.Words.Any(text => text.Words.Contains(word)));
        return (best * 100) + same;
    }

    private static IOrderedEnumerable<Candidate> ThenBy(
        IOrderedEnumerable<Candidate> ordered,
        (string Field, double? Latitude, double Longitude, bool Descending) sort
    )
    {
        double Key(Candidate candidate)
        {
            var fields = candidate.Document.Fields;
            var key =
                sort.Latitude is { } latitude ? GeoDistance.Metres(fields, latitude, sort.Longitude)
                : fields[sort.Field] is JsonValue value && value.GetValueKind() == JsonValueKind.Number ? (double)value
                : double.NaN;
            return double.IsNaN(key) ? double.MaxValue
                : sort.Descending ? -key
                : key;
        }

        return ordered.ThenBy(Key);
    }

    private (string Field, double? Latitude, double Longitude, bool Descending) Sort(string text)
    {
        var match = SortRule().Match(text);
        if (!match.Success)
        {
            throw new StandInError("invalid_search_sort", $"Invalid syntax for the sort parameter: `{text}`.");
        }

        var isPoint = match.Groups["lat"].Success;
        var field = isPoint ? "_geo" : match.Groups["field"].Value;
        if (Strings("sort").Contains(text) && !index.Names("sortableAttributes").Contains(field))
        {
            throw new StandInError("invalid_search_sort", $"Attribute `{field}` is not sortable.");
        }

        double? Number(string group) => isPoint ? double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture) : null;
        return (field, Number("lat"), Number("lng") ?? 0, match.Groups["order"].Value == "desc");
    }

    private JsonArray Hits(IEnumerable<Candidate> candidates)
    {
        var displayed = index.Names("displayedAttributes");
        var wanted = query["attributesToRetrieve"] is null ? ["*"] : Strings("attributesToRetrieve").ToList();

        // A distance is sent only with the position it belongs to.
        var point = IsIn(displayed, "_geo") && IsIn(wanted, "_geo") ? sorts.Find(sort => sort.Latitude is not null) : default;
        var hits = new JsonArray();
        foreach (var fields in candidates.Select(candidate => candidate.Document.Fields))
        {
            var hit = new JsonObject();
            foreach (var (name, value) in fields.Where(field => IsIn(displayed, field.Key) && IsIn(wanted, field.Key)))
            {
                hit[name] = value?.DeepClone();
            }

            if (
                point.Latitude is { } latitude
                && GeoDistance.Metres(fields, latitude, point.Longitude) is var metres
                && !double.IsNaN(metres)
            )
            {
                hit["_geoDistance"] = metres;
            }

            hits.Add(hit);
        }

        return hits;
    }

    /// <summary>An array means all of its parts, an array in it any.</summary>
    private static string FilterText(JsonNode? filter) =>
        filter switch
        {
            JsonArray all => string.Join(
                " AND ",
                all.Select(part => part is JsonArray any ? $"({string.Join(" OR ", any.Select(FilterText))})" : $"({FilterText(part)})")
            ),
            JsonValue text => (string)text!,
            _ => "",
        };

    private static bool IsIn(List<string> names, string name) => names.Contains("*") || names.Contains(name);

    private void AddFacets(JsonObject answer, List<Candidate> found, HashSet<string> filterable)
    {
        if (query["facets"] is null)
        {
            return;
        }

        var distribution = new JsonObject();
        foreach (var facet in Strings("facets"))
        {
            if (!filterable.Contains(facet))
            {
                throw new StandInError("invalid_search_facets", $"Invalid facet distribution: Attribute `{facet}` is not filterable.");
            }

            var most = (int)index.Settings["faceting"]!["maxValuesPerFacet"]!;
            var counts = found
                .SelectMany(candidate => Values(candidate.Document.Fields[facet]))
                .GroupBy(value => value)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Take(most);
            distribution[facet] = new JsonObject(counts.Select(group => KeyValuePair.Create(group.Key, (JsonNode?)group.Count())));
        }

        answer["facetDistribution"] = distribution;
        answer["facetStats"] = new JsonObject();
    }

    private static IEnumerable<string> Values(JsonNode? value) =>
        value switch
        {
            JsonArray several => several.SelectMany(Values).Distinct(),
            JsonValue one => [one.GetValueKind() == JsonValueKind.String ? (string)one! : one.ToJsonString()],
            _ => [],
        };

    private HashSet<string>? SearchedAttributes()
    {
        var named = Strings("attributesToSearchOn").ToHashSet();
        return named.Except(index.Names("searchableAttributes")).FirstOrDefault() is { } unknown
                ? throw new StandInError("invalid_search_attributes_to_search_on", $"Attribute `{unknown}` is not searchable.")
            : named.Count == 0 ? null
            : named;
    }

    private IEnumerable<string> Strings(string name) => (query[name] as JsonArray ?? []).Select(value => (string)value!);

    [GeneratedRegex(
        @"^(_geoPoint\((?<lat>[-\d.]+),\s*(?<lng>[-\d.]+)\)|(?<field>\w+)):(?<order>asc|desc)$",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex SortRule();

    private sealed record Candidate(StandInDocument Document, WordMatch?[] Matches)
    {
        /// <summary>The first words up to one that is missing.</summary>
        public IEnumerable<WordMatch> Counted => Matches.TakeWhile(match => match is not null).Select(match => match!);
    }
}
