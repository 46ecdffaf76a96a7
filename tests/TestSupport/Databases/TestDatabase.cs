using Npgsql;
using Visavis.Web.Foundation.Data;

namespace Visavis.TestSupport.Databases;

/// <summary>A database of either provider in which nobody is yet, as configuration settings of the application.</summary>
public sealed class TestDatabase : IDisposable
{
    private const string SqliteFile = "visavis.db";

    private readonly TemporaryFolder? folder;

    private TestDatabase(DatabaseProvider provider, string connectionString, TemporaryFolder? folder)
    {
        Provider = provider;
        ConnectionString = connectionString;
        this.folder = folder;
    }

    public DatabaseProvider Provider { get; }

    public string ConnectionString { get; }

    public IReadOnlyDictionary<string, string> Settings =>
        new Dictionary<string, string> { ["Database:Provider"] = Provider.ToString(), ["Database:ConnectionString"] = ConnectionString };

    /// <summary>For a theory about a race, a lock or a query that each provider answers in its own way; the one that needs no server in the fast tier.</summary>
    public static TheoryData<DatabaseProvider> Both =>
        Tiers.IsFast ? new(DatabaseProvider.Sqlite) : new(DatabaseProvider.Sqlite, DatabaseProvider.PostgreSql);

    /// <summary>For any other theory: the usual provider, and both in the whole suite.</summary>
    public static TheoryData<DatabaseProvider> Providers => Tiers.IsAll ? Both : new(DatabaseProvider.Sqlite);

    /// <summary>A database of the newest schema.</summary>
    public static async Task<TestDatabase> CreateAsync(DatabaseProvider provider)
    {
        if (provider == DatabaseProvider.PostgreSql)
        {
            return new TestDatabase(provider, await DatabaseTemplate.CopyPostgresAsync(), folder: null);
        }

        var database = await CreateEmptyAsync(provider);
        await DatabaseTemplate.CopySqliteAsync(database.folder![SqliteFile]);
        return database;
    }

    /// <summary>A database without any table, which the application has to migrate.</summary>
    public static async Task<TestDatabase> CreateEmptyAsync(DatabaseProvider provider)
    {
        if (provider == DatabaseProvider.PostgreSql)
        {
            var server = await PostgresServer.SharedAsync();
            return new TestDatabase(provider, await server.CreateDatabaseAsync(), folder: null);
        }

        var folder = new TemporaryFolder();
        return new TestDatabase(provider, $"Data Source={folder[SqliteFile]}", folder);
    }

    /// <summary>A database without any table on a server of the test's own.</summary>
    public static async Task<TestDatabase> CreateEmptyOnAsync(PostgresServer server) =>
        new(DatabaseProvider.PostgreSql, await server.CreateDatabaseAsync(), folder: null);

    public void Dispose()
    {
        if (Provider == DatabaseProvider.PostgreSql)
        {
            // A pool keeps its idle connections for minutes; with one database a test, the server would run out of them.
            using var connection = new NpgsqlConnection(ConnectionString);
            NpgsqlConnection.ClearPool(connection);
        }

        folder?.Dispose();
    }
}
