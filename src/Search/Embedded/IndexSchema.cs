namespace Visavis.Search.Embedded;

/// <summary>The tables of an index file.</summary>
internal static class IndexSchema
{
    /// <summary>Raise it whenever the tables or the text put into them change: older files are then rebuilt by themselves.</summary>
    public const string Version = "1";

    // Words come bare and in lower case already, so that the simplest tokenizer will do. Prefix tables keep one-letter searches cheap.
    public const string Create = """
        CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE documents (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            reference TEXT NOT NULL,
            x REAL NOT NULL,
            y REAL NOT NULL,
            z REAL NOT NULL
        );
        CREATE INDEX documents_reference ON documents (reference);
        CREATE VIRTUAL TABLE words USING fts5 (
            title, name, city, presentation, area,
            content = '', contentless_delete = 1, detail = column, tokenize = 'ascii', prefix = '1 2 3'
        );
        """;

    public const string SetMeta =
        "INSERT INTO meta (key, value) VALUES ($key, $value) ON CONFLICT (key) DO UPDATE SET value = excluded.value";

    public const string VersionKey = "version";
    public const string CheckpointKey = "checkpoint";
}
