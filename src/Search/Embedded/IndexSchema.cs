namespace Visavis.Search.Embedded;

/// <summary>
/// The tables of an index file. It is what survives a restart; searches run on <see cref="Segment"/>s loaded from it.
/// </summary>
internal static class IndexSchema
{
    /// <summary>Raise it whenever the tables or the words put into them change: older files are then rebuilt by themselves.</summary>
    public const string Version = "6";

    // The words of a document are numbers of the table of terms: a hundred thousand documents load in a fraction of a second.
    public const string Create = """
        CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE terms (number INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);
        CREATE TABLE documents (
            number INTEGER PRIMARY KEY,
            id BLOB NOT NULL UNIQUE,
            reference TEXT NOT NULL,
            name TEXT NOT NULL,
            profession TEXT NOT NULL,
            city TEXT NOT NULL,
            category TEXT NOT NULL,
            commune TEXT NOT NULL,
            department TEXT NOT NULL,
            latitude REAL NOT NULL,
            longitude REAL NOT NULL,
            languages TEXT NOT NULL,
            price INTEGER,
            quality INTEGER NOT NULL,
            answers INTEGER NOT NULL,
            recommendations INTEGER NOT NULL,
            next_slot INTEGER,
            hiring TEXT NOT NULL,
            words BLOB NOT NULL
        );
        """;

    public const string SetMeta =
        "INSERT INTO meta (key, value) VALUES ($key, $value) ON CONFLICT (key) DO UPDATE SET value = excluded.value";

    public const string VersionKey = "version";
    public const string CheckpointKey = "checkpoint";
}
