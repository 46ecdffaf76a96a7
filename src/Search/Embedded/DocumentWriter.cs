using Microsoft.Data.Sqlite;

namespace Visavis.Search.Embedded;

/// <summary>Writes documents inside one transaction with statements prepared once.</summary>
internal sealed class DocumentWriter : IDisposable
{
    private static readonly string[] Columns =
    [
        "id",
        "reference",
        "name",
        "profession",
        "city",
        "category",
        "commune",
        "department",
        "latitude",
        "longitude",
        "languages",
        "price",
        "quality",
        "answers",
        "recommendations",
        "next_slot",
        "hiring",
        "words",
    ];

    /// <summary>Whoever was never asked is neither praised nor blamed.</summary>
    private const int UnknownRate = 50;

    private readonly DocumentTerms analysis = new();
    private readonly Dictionary<string, int> terms = new(StringComparer.Ordinal);
    private readonly SqliteCommand put;
    private readonly SqliteCommand delete;
    private readonly SqliteCommand findWords;
    private readonly SqliteCommand findTerm;
    private readonly SqliteCommand addTerm;
    private readonly SqliteCommand setMeta;
    private readonly SqliteCommand allWords;
    private readonly SqliteCommand deleteTerm;
    private readonly HashSet<int> orphans = [];
    private readonly bool isNewFile;

    /// <param name="transaction">In which everything is written.</param>
    /// <param name="isNewFile">No term is in the file yet: none need be looked up.</param>
    public DocumentWriter(SqliteTransaction transaction, bool isNewFile)
    {
        this.isNewFile = isNewFile;
        put = Prepare(
            transaction,
            $"""
            INSERT INTO documents ({string.Join(", ", Columns)}) VALUES ({string.Join(", ", Columns.Select(column => $"${column}"))})
            ON CONFLICT (id) DO UPDATE SET {string.Join(", ", Columns.Skip(1).Select(column => $"{column} = excluded.{column}"))}
            RETURNING number
            """,
            [.. Columns.Select(column => $"${column}")]
        );
        delete = Prepare(transaction, "DELETE FROM documents WHERE id = $id RETURNING number, words", "$id");
        findWords = Prepare(transaction, "SELECT words FROM documents WHERE id = $id", "$id");
        findTerm = Prepare(transaction, "SELECT number FROM terms WHERE text = $text", "$text");
        addTerm = Prepare(transaction, "INSERT INTO terms (text) VALUES ($text) RETURNING number", "$text");
        allWords = Prepare(transaction, "SELECT words FROM documents");
        deleteTerm = Prepare(transaction, "DELETE FROM terms WHERE number = $number", "$number");
        setMeta = Prepare(transaction, IndexSchema.SetMeta, "$key", "$value");
    }

    /// <summary>Answers the row written and its words.</summary>
    public (DocumentRow Row, Dictionary<string, Fields> Words) Put(ProfessionalDocument document)
    {
        var words = analysis.Of(document);
        var row = new DocumentRow
        {
            Number = 0,
            Id = Guid.Parse(document.Id),
            Reference = document.ReferenceCode,
            Name = document.Name,
            Profession = document.Profession,
            City = document.City,
            Category = document.Category,
            Commune = document.CommuneCode,
            Department = document.Department,
            Latitude = document.Latitude,
            Longitude = document.Longitude,
            Languages = string.Join(' ', document.Languages),
            Price = document.PriceCents,
            Quality = Math.Clamp(document.Quality, 0, 100),
            AnswerRate = Math.Clamp(document.AnswerRate ?? UnknownRate, 0, 100),
            Recommendations = document.Recommendations,
            NextSlot = document.NextSlotAt?.ToUnixTimeSeconds(),
            Hiring = HiringFacts.Write(document),
        };
        (int Term, Fields Fields)[] written = [.. words.Select(word => (TermNumber(word.Key), word.Value))];
        CollectNamesLeft(row.Id, written);
        var number = Run(
            put,
            row.Id.ToByteArray(),
            row.Reference,
            row.Name,
            row.Profession,
            row.City,
            row.Category,
            row.Commune,
            row.Department,
            row.Latitude,
            row.Longitude,
            row.Languages,
            row.Price,
            row.Quality,
            row.AnswerRate,
            row.Recommendations,
            row.NextSlot,
            row.Hiring,
            WordList.Write(written)
        );
        return (row with { Number = (long)number! }, words);
    }

    /// <summary>A name that somebody gave up is to leave the file as that of somebody who left does.</summary>
    private void CollectNamesLeft(Guid id, (int Term, Fields Fields)[] present)
    {
        if (isNewFile || Run(findWords, id.ToByteArray()) is not byte[] before)
        {
            return;
        }

        ReadOnlySpan<byte> words = before;
        while (words.Length > 0)
        {
            var (term, fields) = WordList.Read(ref words);
            if (fields.HasFlag(Fields.Name) && !Array.Exists(present, word => word.Term == term))
            {
                orphans.Add(term);
            }
        }
    }

    /// <summary>The number of the document removed; null when there was none.</summary>
    public long? Delete(string id)
    {
        if (!Guid.TryParse(id, out var guid))
        {
            return null;
        }

        delete.Parameters[0].Value = guid.ToByteArray();
        using var reader = delete.ExecuteReader();
        if (!reader.Read())
        {
            return null;
        }

        ReadOnlySpan<byte> words = reader.GetFieldValue<byte[]>(1);
        while (words.Length > 0)
        {
            orphans.Add(WordList.Read(ref words).Term);
        }

        return reader.GetInt64(0);
    }

    /// <summary>Removes the words that nobody has any more: a name, for one. Answers whether there were any.</summary>
    public bool ForgetOrphanedWords()
    {
        if (orphans.Count == 0)
        {
            return false;
        }

        using (var reader = allWords.ExecuteReader())
        {
            while (orphans.Count > 0 && reader.Read())
            {
                ReadOnlySpan<byte> words = reader.GetFieldValue<byte[]>(0);
                while (words.Length > 0)
                {
                    orphans.Remove(WordList.Read(ref words).Term);
                }
            }
        }

        foreach (var term in orphans)
        {
            Run(deleteTerm, term);
        }

        var any = orphans.Count > 0;
        orphans.Clear();
        return any;
    }

    public void SetMeta(string key, string value) => Run(setMeta, key, value);

    public void Dispose()
    {
        foreach (var command in new[] { put, delete, findWords, findTerm, addTerm, setMeta, allWords, deleteTerm })
        {
            command.Dispose();
        }
    }

    private int TermNumber(string text)
    {
        if (!terms.TryGetValue(text, out var number))
        {
            number = (int)(long)((isNewFile ? null : Run(findTerm, text)) ?? Run(addTerm, text)!);
            terms.Add(text, number);
        }

        return number;
    }

    private static SqliteCommand Prepare(SqliteTransaction transaction, string sql, params string[] parameters)
    {
        var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        foreach (var name in parameters)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = name });
        }

        return command;
    }

    private static object? Run(SqliteCommand command, params object?[] values)
    {
        for (var index = 0; index < values.Length; index++)
        {
            command.Parameters[index].Value = values[index] ?? DBNull.Value;
        }

        return command.ExecuteScalar();
    }
}
