using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Visavis.Search.Embedded;

/// <summary>Reads an index file into memory.</summary>
internal static class IndexLoader
{
    private const string Columns = """
        number, id, reference, name, profession, city, category, commune, department, latitude, longitude, languages, price, quality, answers,
        recommendations, next_slot, hiring, words
        """;

    /// <param name="numbers">Only these documents; null for all.</param>
    public static Segment Load(SqliteConnection connection, IReadOnlyList<long>? numbers = null)
    {
        using var transaction = connection.BeginTransaction(deferred: true);
        var builder = new SegmentBuilder();
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = numbers is null
            ? $"SELECT {Columns} FROM documents ORDER BY number"
            : $"SELECT {Columns} FROM documents WHERE number IN (SELECT value FROM json_each($numbers)) ORDER BY number";
        if (numbers is not null)
        {
            command.Parameters.AddWithValue("$numbers", JsonSerializer.Serialize(numbers));
        }

        using (var reader = command.ExecuteReader())
        {
            while (reader.Read())
            {
                builder.Add(Row(reader), reader.GetFieldValue<byte[]>(18));
            }
        }

        return builder.Build(Terms(connection, transaction, numbers is null ? null : builder.Terms()));
    }

    private static List<string?> Terms(SqliteConnection connection, SqliteTransaction transaction, IEnumerable<int>? numbers)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = numbers is null
            ? "SELECT number, text FROM terms ORDER BY number"
            : "SELECT number, text FROM terms WHERE number IN (SELECT value FROM json_each($numbers)) ORDER BY number";
        if (numbers is not null)
        {
            command.Parameters.AddWithValue("$numbers", JsonSerializer.Serialize(numbers));
        }

        using var reader = command.ExecuteReader();
        var texts = new List<string?>();
        while (reader.Read())
        {
            var number = reader.GetInt32(0);
            while (texts.Count < number)
            {
                texts.Add(null);
            }

            texts.Add(reader.GetString(1));
        }

        return texts;
    }

    private static DocumentRow Row(SqliteDataReader reader) =>
        new()
        {
            Number = reader.GetInt64(0),
            Id = new Guid(reader.GetFieldValue<byte[]>(1)),
            Reference = reader.GetString(2),
            Name = reader.GetString(3),
            Profession = reader.GetString(4),
            City = reader.GetString(5),
            Category = reader.GetString(6),
            Commune = reader.GetString(7),
            Department = reader.GetString(8),
            Latitude = reader.GetDouble(9),
            Longitude = reader.GetDouble(10),
            Languages = reader.GetString(11),
            Price = reader.IsDBNull(12) ? null : reader.GetInt32(12),
            Quality = reader.GetInt32(13),
            AnswerRate = reader.GetInt32(14),
            Recommendations = reader.GetInt32(15),
            NextSlot = reader.IsDBNull(16) ? null : reader.GetInt64(16),
            Hiring = reader.GetString(17),
        };
}
