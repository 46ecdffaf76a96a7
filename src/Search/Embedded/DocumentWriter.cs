using Microsoft.Data.Sqlite;
using Visavis.Search.Professions;

namespace Visavis.Search.Embedded;

/// <summary>Writes documents inside one transaction with statements prepared once.</summary>
internal sealed class DocumentWriter : IDisposable
{
    private readonly ProfessionCatalog professions;
    private readonly SqliteCommand putDocument;
    private readonly SqliteCommand putWords;
    private readonly SqliteCommand find;
    private readonly SqliteCommand deleteDocument;
    private readonly SqliteCommand deleteWords;
    private readonly SqliteCommand setMeta;

    public DocumentWriter(SqliteTransaction transaction, ProfessionCatalog professions)
    {
        this.professions = professions;
        putDocument = Prepare(
            transaction,
            """
            INSERT INTO documents (id, reference, x, y, z) VALUES ($id, $reference, $x, $y, $z)
            ON CONFLICT (id) DO UPDATE SET reference = excluded.reference, x = excluded.x, y = excluded.y, z = excluded.z
            RETURNING number
            """,
            "$id",
            "$reference",
            "$x",
            "$y",
            "$z"
        );
        putWords = Prepare(
            transaction,
            """
            INSERT OR REPLACE INTO words (rowid, title, name, city, presentation, area)
            VALUES ($number, $title, $name, $city, $presentation, $area)
            """,
            "$number",
            "$title",
            "$name",
            "$city",
            "$presentation",
            "$area"
        );
        find = Prepare(transaction, "SELECT number FROM documents WHERE id = $id", "$id");
        deleteDocument = Prepare(transaction, "DELETE FROM documents WHERE number = $number", "$number");
        deleteWords = Prepare(transaction, "DELETE FROM words WHERE rowid = $number", "$number");
        setMeta = Prepare(transaction, IndexSchema.SetMeta, "$key", "$value");
    }

    public void Put(ProfessionalDocument document)
    {
        var (x, y, z) = Sphere.Point(document.Latitude, document.Longitude);
        var number = Run(putDocument, document.Id, document.ReferenceCode, x, y, z)!;
        Run(
            putWords,
            number,
            DocumentText.Title(document, professions),
            DocumentText.Name(document),
            DocumentText.City(document),
            DocumentText.Presentation(document),
            Area.Words(document)
        );
    }

    public void Delete(string id)
    {
        if (Run(find, id) is { } number)
        {
            Run(deleteWords, number);
            Run(deleteDocument, number);
        }
    }

    public void SetMeta(string key, string value) => Run(setMeta, key, value);

    public void Dispose()
    {
        foreach (var command in new[] { putDocument, putWords, find, deleteDocument, deleteWords, setMeta })
        {
            command.Dispose();
        }
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

    private static object? Run(SqliteCommand command, params object[] values)
    {
        for (var index = 0; index < values.Length; index++)
        {
            command.Parameters[index].Value = values[index];
        }

        return command.ExecuteScalar();
    }
}
