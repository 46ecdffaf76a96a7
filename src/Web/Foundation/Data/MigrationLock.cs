using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;
using Visavis.Web.Foundation.Hosting;

namespace Visavis.Web.Foundation.Data;

/// <summary>
/// One node's turn to migrate. It ends with the process at the latest: on PostgreSQL it is a transaction's lock on a connection of its own (a session's
/// lock would stay behind a pooler), on SQLite a lock of the system on a file beside the database.
/// </summary>
internal sealed class MigrationLock : IAsyncDisposable
{
    private const long Key = 0x7669_7361_7669_7301;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    private readonly DatabaseFacade database;
    private readonly IAsyncDisposable held;

    private MigrationLock(DatabaseFacade database, IAsyncDisposable held)
    {
        this.database = database;
        this.held = held;
    }

    public static async Task<MigrationLock> TakeAsync(DatabaseFacade database, CancellationToken cancellationToken) =>
        new(
            database,
            database.IsNpgsql()
                ? await TakeOnPostgresAsync(database.GetConnectionString()!, cancellationToken)
                : await TakeOnSqliteAsync(database.GetConnectionString()!, cancellationToken)
        );

    /// <summary>Nobody else migrates now: a limit for waiting behind readers, and nothing left of a process that was killed.</summary>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        if (database.IsNpgsql())
        {
            // The connection stays open, so the setting is the migration's. A waiting ALTER would hold up every reader behind it.
            await database.OpenConnectionAsync(cancellationToken);
            await database.ExecuteSqlRawAsync("SET lock_timeout = '10s'", cancellationToken);
            return;
        }

        await database.ExecuteSqlRawAsync(
            """CREATE TABLE IF NOT EXISTS "__EFMigrationsLock" ("Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY, "Timestamp" TEXT NOT NULL)""",
            cancellationToken
        );
        await database.ExecuteSqlRawAsync("""DELETE FROM "__EFMigrationsLock" """, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (database.IsNpgsql())
        {
            await database.CloseConnectionAsync();
        }

        await held.DisposeAsync();
    }

    private static async Task<IAsyncDisposable> TakeOnPostgresAsync(string connectionString, CancellationToken cancellationToken)
    {
        // Not pooled: closing it ends the session, and with it the transaction.
        var own = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, CommandTimeout = (int)Patience.TotalSeconds };
        var connection = new NpgsqlConnection(own.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            var transaction = await connection.BeginTransactionAsync(cancellationToken);
            await using var command = new NpgsqlCommand("SELECT pg_advisory_xact_lock(@key)", connection, transaction);
            command.Parameters.AddWithValue("key", Key);
            await command.ExecuteNonQueryAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private static async Task<IAsyncDisposable> TakeOnSqliteAsync(string connectionString, CancellationToken cancellationToken)
    {
        var path = new SqliteConnectionStringBuilder(connectionString).DataSource + ".migrating";
        var until = DateTime.UtcNow + Patience;
        while (true)
        {
            try
            {
                var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
                PrivateFolder.Touch(path);
                return file;
            }
            catch (IOException) when (DateTime.UtcNow < until && Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path))))
            {
                await Task.Delay(Look, cancellationToken);
            }
        }
    }
}
