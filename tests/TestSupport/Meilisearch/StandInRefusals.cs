using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Visavis.TestSupport.Meilisearch;

/// <summary>What the server refuses of a search before it looks at the index.</summary>
internal static partial class StandInRefusals
{
    private const int DeepestFilter = 200;

    private static readonly HashSet<string> Known =
    [
        .. (
            "indexUid q vector media hybrid offset limit page hitsPerPage attributesToRetrieve retrieveVectors attributesToCrop cropLength "
            + "attributesToHighlight showMatchesPosition showRankingScore showRankingScoreDetails showPerformanceDetails useNetwork filter sort distinct facets "
            + "highlightPreTag highlightPostTag cropMarker matchingStrategy attributesToSearchOn rankingScoreThreshold locales personalize federationOptions"
        ).Split(' '),
    ];

    public static void Check(JsonObject query)
    {
        if (query.Select(field => field.Key).FirstOrDefault(field => !Known.Contains(field)) is { } unknown)
        {
            throw new StandInError("bad_request", $"Unknown field `{unknown}`");
        }

        foreach (var number in new[] { "limit", "offset", "page", "hitsPerPage" })
        {
            if (query[number] is JsonValue value && value.GetValueKind() == JsonValueKind.Number && (double)value < 0)
            {
                throw new StandInError(
                    $"invalid_search_{(number == "hitsPerPage" ? "hits_per_page" : number)}",
                    $"Invalid value type at `.{number}`: expected a positive integer, but found a negative integer: `{value.ToJsonString()}`"
                );
            }
        }

        if (query["matchingStrategy"] is { } strategy && (string)strategy! is not ("last" or "all" or "frequency"))
        {
            throw new StandInError(
                "invalid_search_matching_strategy",
                $"Unknown value `{strategy}` at `.matchingStrategy`: expected one of `last`, `all`, `frequency`"
            );
        }

        if (query["rankingScoreThreshold"] is JsonValue threshold && (double)threshold is < 0 or > 1)
        {
            throw new StandInError(
                "invalid_search_ranking_score_threshold",
                "Invalid value at `.rankingScoreThreshold`: the value of `rankingScoreThreshold` is invalid, expected a float between `0.0` and `1.0`."
            );
        }

        CheckFilter(query["filter"]);
        foreach (Match point in Latitude().Matches($"{query["sort"]?.ToJsonString()}"))
        {
            CheckLatitude(point, "invalid_search_sort");
        }
    }

    private static void CheckFilter(JsonNode? filter)
    {
        if (filter is JsonObject)
        {
            throw new StandInError(
                "invalid_search_filter",
                "Invalid syntax for the filter parameter: `expected String, Array, found: Object`."
            );
        }

        var text = $"{(filter is JsonValue value ? (string)value! : filter?.ToJsonString())}";
        if (text.TakeWhile(letter => letter is '(' or ' ').Count(letter => letter == '(') > DeepestFilter)
        {
            throw new StandInError("invalid_search_filter", "The filter exceeded the maximum depth limit. Try rewriting the filter.");
        }

        if (PositionAsField().IsMatch(text))
        {
            throw new StandInError("invalid_search_filter", "`_geo` is a reserved keyword and thus can't be used as a filter expression.");
        }

        foreach (Match point in Latitude().Matches(text))
        {
            CheckLatitude(point, "invalid_search_filter");
        }
    }

    private static void CheckLatitude(Match point, string code)
    {
        if (Math.Abs(double.Parse(point.Groups["lat"].Value, CultureInfo.InvariantCulture)) > 90)
        {
            throw new StandInError(
                code,
                $"Bad latitude `{point.Groups["lat"].Value}`. Latitude must be contained between -90 and 90 degrees."
            );
        }
    }

    [GeneratedRegex(@"_geo(Point|Radius)\(\s*(?<lat>[-\d.]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Latitude();

    [GeneratedRegex(@"(^|[\s(])_geo\s", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PositionAsField();
}
