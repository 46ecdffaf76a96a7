using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Visavis.Search.Embedded;

/// <summary>
/// Walks through the matches best first and stops when the page is full. Nothing is scored over all documents: each step is one
/// full-text expression whose matches come in the order of the index, and a step never looks at more than can be paged to.
/// </summary>
internal sealed class RankedSearch(SqliteConnection connection, SqliteTransaction snapshot, QueryText text, Place? place, double radiusKm)
{
    private const int Limit = SearchQuery.MaxReachable + 1;
    private const string SquaredChord = "((d.x - $x) * (d.x - $x) + (d.y - $y) * (d.y - $y) + (d.z - $z) * (d.z - $z))";
    private readonly bool hasCenter = place?.CommuneCode is not null;
    private readonly HashSet<long> seen = [];
    private readonly List<SearchHit> hits = [];

    /// <summary>The first <paramref name="count"/> hits, or all there are.</summary>
    public IReadOnlyList<SearchHit> Take(int count)
    {
        string?[] expressions = text.IsEmpty ? [null] : [.. text.BestFirst()];
        foreach (var step in expressions.SelectMany(Steps))
        {
            if (hits.Count >= count)
            {
                break;
            }

            // Sorting by distance needs the whole step; otherwise the page is enough, since what repeats is among the hits already.
            var rows = Read(step, step.IsAround ? Limit : count);
            Add(step.IsAround ? rows.OrderBy(row => row.SquaredChord).ThenBy(row => row.Number) : rows);
        }

        return hits.Count > count ? hits[..count] : hits;
    }

    /// <summary>How many match, counted no further than one above what can be paged to.</summary>
    public int Count()
    {
        var expression = text.IsEmpty ? null : text.Matching;
        using var command = Command("1", Steps(expression).Last(), Limit);
        command.CommandText = $"SELECT count(*) FROM ({command.CommandText})";
        return Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    /// <summary>Those of the commune itself before those around it; the last step holds all the matches.</summary>
    private IEnumerable<Step> Steps(string? expression)
    {
        switch (place)
        {
            case null:
                yield return new Step(expression, IsAround: false);
                break;
            case { CommuneCode: { } commune }:
                yield return new Step(And(expression, Area.Commune(commune)), IsAround: false);
                yield return new Step(And(expression, Area.Around(place, radiusKm) ?? []), IsAround: true);
                break;
            default:
                yield return new Step(And(expression, Area.Department(place.Department)), IsAround: false);
                break;
        }
    }

    private static string? And(string? expression, params IReadOnlyCollection<string> areas)
    {
        var area = areas.Count == 0 ? null : $"area : ({string.Join(" OR ", areas.Select(word => $"\"{word}\""))})";
        return (expression, area) switch
        {
            (null, _) => area,
            (_, null) => expression,
            _ => $"({expression}) AND ({area})",
        };
    }

    private void Add(IEnumerable<Row> rows)
    {
        foreach (var row in rows)
        {
            if (seen.Add(row.Number))
            {
                hits.Add(new SearchHit(row.Id, hasCenter ? Math.Round(Sphere.Km(row.SquaredChord), 1) : null));
            }
        }
    }

    private List<Row> Read(Step step, int limit)
    {
        using var command = Command($"d.number, d.id, {(hasCenter ? SquaredChord : "0.0")}", step, limit);
        using var reader = command.ExecuteReader();
        var rows = new List<Row>();
        while (reader.Read())
        {
            rows.Add(new Row(reader.GetInt64(0), reader.GetString(1), reader.GetDouble(2)));
        }

        return rows;
    }

    private SqliteCommand Command(string columns, Step step, int limit)
    {
        var command = connection.CreateCommand();
        command.Transaction = snapshot;
        if (hasCenter)
        {
            var (x, y, z) = Sphere.Point(place!.Latitude, place.Longitude);
            command.Parameters.AddWithValue("$x", x);
            command.Parameters.AddWithValue("$y", y);
            command.Parameters.AddWithValue("$z", z);
            command.Parameters.AddWithValue("$reach", Sphere.SquaredChord(radiusKm));
        }

        var within = step.IsAround ? $"{SquaredChord} <= $reach" : "true";
        command.Parameters.AddWithValue("$limit", limit);
        if (step.Match is null)
        {
            command.CommandText = $"SELECT {columns} FROM documents d WHERE {within} ORDER BY d.number LIMIT $limit";
            return command;
        }

        // The cross join keeps the full-text table outside, where its matches come in order and the limit ends the work.
        command.Parameters.AddWithValue("$match", step.Match);
        command.CommandText = $"""
            SELECT {columns} FROM words CROSS JOIN documents d ON d.number = words.rowid
            WHERE words MATCH $match AND {within} ORDER BY words.rowid LIMIT $limit
            """;
        return command;
    }

    /// <param name="Match">Full-text expression; null for every document.</param>
    /// <param name="IsAround">Within the radius and nearest first, rather than in the order of the index.</param>
    private readonly record struct Step(string? Match, bool IsAround);

    private readonly record struct Row(long Number, string Id, double SquaredChord);
}
