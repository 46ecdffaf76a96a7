namespace Visavis.Web.Foundation.Data;

/// <summary>Section <c>Database</c> of the configuration.</summary>
public sealed class DatabaseOptions
{
    public const string Section = "Database";

    public DatabaseProvider Provider { get; set; } = DatabaseProvider.Sqlite;

    /// <summary>Connection string of the provider; for SQLite a file under the data folder when empty.</summary>
    public string? ConnectionString { get; set; }
}
