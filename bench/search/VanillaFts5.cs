using Microsoft.Data.Sqlite;
using Visavis.Search;

namespace Visavis.SearchBench;

/// <summary>What one gets from SQLite without further thought: one FTS5 table, every word as a prefix, <c>order by rank</c>, twenty rows.</summary>
internal sealed class VanillaFts5 : IDisposable
{
    private readonly SqliteConnection connection;

    public VanillaFts5(string path)
    {
        connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
    }

    public void Build(IEnumerable<ProfessionalDocument> documents)
    {
        using var create = connection.CreateCommand();
        create.CommandText =
            "CREATE VIRTUAL TABLE people USING fts5 (id UNINDEXED, profession, name, city, presentation, tokenize = 'unicode61 remove_diacritics 2')";
        create.ExecuteNonQuery();
        using var transaction = connection.BeginTransaction();
        using var insert = connection.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = "INSERT INTO people VALUES ($id, $profession, $name, $city, $presentation)";
        var parameters = new[] { "$id", "$profession", "$name", "$city", "$presentation" }
            .Select(name => insert.Parameters.Add(new SqliteParameter { ParameterName = name }))
            .ToArray();
        foreach (var document in documents)
        {
            object[] values = [document.Id, document.Profession, document.Name, document.City, document.Presentation];
            for (var index = 0; index < values.Length; index++)
            {
                parameters[index].Value = values[index];
            }

            insert.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    /// <summary>Only the words: it has no filters and no counts.</summary>
    public int Search(SearchQuery query)
    {
        var words = $"{query.What} {query.Where}".Split([' ', '’', '\'', '-', '/', '(', ')', ','], StringSplitOptions.RemoveEmptyEntries);
        using var select = connection.CreateCommand();
        select.CommandText =
            words.Length == 0 ? "SELECT id FROM people LIMIT 20" : "SELECT id FROM people WHERE people MATCH $words ORDER BY rank LIMIT 20";
        select.Parameters.AddWithValue(
            "$words",
            string.Join(' ', words.Select(word => $"\"{word.Replace("\"", "", StringComparison.Ordinal)}\"*"))
        );
        using var reader = select.ExecuteReader();
        var count = 0;
        while (reader.Read())
        {
            count++;
        }

        return count;
    }

    public void Dispose() => connection.Dispose();
}
