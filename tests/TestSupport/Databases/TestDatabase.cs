using Npgsql;
using Visavis.Web.Data;

namespace Visavis.TestSupport.Databases;

/// <summary>An empty database of either provider, as configuration settings of the application.</summary>
public sealed class TestDatabase : IDisposable
{
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

    /// <summary>Both providers, for a theory.</summary>
    public static TheoryData<DatabaseProvider> Providers => new(DatabaseProvider.Sqlite, DatabaseProvider.PostgreSql);

    public static async Task<TestDatabase> CreateAsync(DatabaseProvider provider)
    {
        if (provider == DatabaseProvider.PostgreSql)
        {
            var server = await PostgresServer.SharedAsync();
            return new TestDatabase(provider, await server.CreateDatabaseAsync(), folder: null);
        }

        var folder = new TemporaryFolder();
        return new TestDatabase(provider, $"Data Source={folder["visavis.db"]};Pooling=False", folder);
    }

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
