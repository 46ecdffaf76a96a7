using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Visavis.TestSupport.Meilisearch;

/// <summary>Reads the filter language by its grammar: NOT before AND before OR, values bare or quoted, and the fields that may be filtered.</summary>
internal sealed partial class FilterExpression
{
    private readonly List<(string Text, bool IsQuoted)> tokens;
    private readonly IReadOnlySet<string> filterable;
    private int next;

    private FilterExpression(string text, IReadOnlySet<string> filterable)
    {
        this.filterable = filterable;
        tokens = [.. Tokens(text)];
    }

    public static Func<JsonObject, bool> Parse(string text, IReadOnlySet<string> filterable)
    {
        var expression = new FilterExpression(text, filterable);
        if (expression.tokens.Count == 0)
        {
            return _ => true;
        }

        var condition = expression.Or();
        return expression.next == expression.tokens.Count ? condition : throw expression.Fault("the expression goes on");
    }

    private Func<JsonObject, bool> Or()
    {
        var left = And();
        while (Take("OR"))
        {
            var (first, second) = (left, And());
            left = document => first(document) || second(document);
        }

        return left;
    }

    private Func<JsonObject, bool> And()
    {
        var left = Not();
        while (Take("AND"))
        {
            var (first, second) = (left, Not());
            left = document => first(document) && second(document);
        }

        return left;
    }

    private Func<JsonObject, bool> Not()
    {
        if (Take("NOT"))
        {
            var inner = Not();
            return document => !inner(document);
        }

        if (Take("("))
        {
            var inner = Or();
            Expect(")");
            return inner;
        }

        return Take("_geoRadius") ? Radius() : Condition();
    }

    private Func<JsonObject, bool> Radius()
    {
        Require("_geo");
        Expect("(");
        var (latitude, longitude) = (Number(), Number(comma: true));
        var metres = Number(comma: true);
        Expect(")");
        return document => GeoDistance.Metres(document, latitude, longitude) <= metres;
    }

    private Func<JsonObject, bool> Condition()
    {
        var field = Value();
        Require(field);
        if (Take("IS"))
        {
            var isNot = Take("NOT");
            var isNull = Take("NULL");
            if (!isNull)
            {
                Expect("EMPTY");
            }

            return document =>
                isNot
                != (
                    isNull
                        ? IsNull(document, field)
                        : document[field] is JsonArray { Count: 0 } or JsonValue and not null && Values(document, field).Contains("")
                );
        }

        if (Take("EXISTS"))
        {
            return document => document.ContainsKey(field);
        }

        if (Take("NOT"))
        {
            if (Take("EXISTS"))
            {
                return document => !document.ContainsKey(field);
            }

            Expect("IN");
            var excluded = List();
            return document => !Values(document, field).Any(excluded.Contains);
        }

        if (Take("IN"))
        {
            var wanted = List();
            return document => Values(document, field).Any(wanted.Contains);
        }

        return Comparison(field);
    }

    private Func<JsonObject, bool> Comparison(string field)
    {
        var @operator = tokens.ElementAtOrDefault(next).Text;
        if (tokens.ElementAtOrDefault(next).IsQuoted || @operator is not ("=" or "!=" or ">" or ">=" or "<" or "<="))
        {
            var from = Number();
            Expect("TO");
            var to = Number();
            return document => Numbers(document, field).Any(number => number >= from && number <= to);
        }

        next++;
        if (@operator is "=" or "!=")
        {
            var value = Value();
            return document => Values(document, field).Contains(value) == (@operator == "=");
        }

        var bound = Number();
        return document =>
            Numbers(document, field)
                .Any(number =>
                    @operator switch
                    {
                        ">" => number > bound,
                        ">=" => number >= bound,
                        "<" => number < bound,
                        _ => number <= bound,
                    }
                );
    }

    private HashSet<string> List()
    {
        var values = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        Expect("[");
        while (!Take("]"))
        {
            values.Add(Value());
            if (!Take(","))
            {
                Expect("]");
                break;
            }
        }

        return values;
    }

    private static bool IsNull(JsonObject document, string field) => document.TryGetPropertyValue(field, out var value) && value is null;

    private static HashSet<string> Values(JsonObject document, string field) =>
        (document[field] is JsonArray several ? several : new JsonArray(document[field]?.DeepClone()))
            .OfType<JsonValue>()
            .Select(value => value.GetValueKind() == JsonValueKind.String ? (string)value! : value.ToJsonString())
            .ToHashSet(StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<double> Numbers(JsonObject document, string field) =>
        Values(document, field)
            .Select(text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN);

    private void Require(string field)
    {
        if (!filterable.Contains(field))
        {
            throw new StandInError("invalid_search_filter", $"Attribute `{field}` is not filterable.");
        }
    }

    private string Value()
    {
        if (next >= tokens.Count || (!tokens[next].IsQuoted && !Word().IsMatch(tokens[next].Text)))
        {
            throw Fault("a value was expected");
        }

        return tokens[next++].Text;
    }

    private double Number(bool comma = false)
    {
        if (comma)
        {
            Expect(",");
        }

        return double.TryParse(Value(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Fault("a number was expected");
    }

    private bool Take(string word)
    {
        var isThere = next < tokens.Count && !tokens[next].IsQuoted && tokens[next].Text == word;
        next += isThere ? 1 : 0;
        return isThere;
    }

    private void Expect(string word)
    {
        if (!Take(word))
        {
            throw Fault($"`{word}` was expected");
        }
    }

    private StandInError Fault(string what) => new("invalid_search_filter", $"{what} at part {next} of {string.Join(' ', tokens)}");

    /// <summary>A quoted value ends at the first quote that no backslash precedes; then escapes are taken away as in C.</summary>
    private static IEnumerable<(string, bool)> Tokens(string text)
    {
        var at = 0;
        while (at < text.Length)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }

            var match = Token().Match(text, at);
            if (!match.Success)
            {
                throw new StandInError("invalid_search_filter", $"`{text[at..]}` was not expected");
            }

            var isQuoted = match.Value[0] is '"' or '\'';
            yield return (isQuoted ? Regex.Unescape(match.Value[1..^1]) : match.Value, isQuoted);
            at = match.Index + match.Length;
        }
    }

    [GeneratedRegex(
        """\G("(\\[\s\S]|[^"\\])*"|'(\\[\s\S]|[^'\\])*'|!=|>=|<=|[=<>(),\[\]]|[\p{L}\p{N}_.\-/]+)""",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Token();

    [GeneratedRegex(
        @"^(?!(AND|OR|IN|NOT|TO|EXISTS|IS|NULL|EMPTY|CONTAINS|STARTS|WITH|_geoRadius|_geoBoundingBox)$)[\p{L}\p{N}_.\-/]+$",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Word();
}
