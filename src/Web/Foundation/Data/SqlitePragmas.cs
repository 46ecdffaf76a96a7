using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Visavis.Web.Foundation.Data;

/// <summary>Per connection: readers do not block the writer (WAL), and a second writer waits instead of failing at once,
/// and what is deleted is overwritten.</summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    private const string OfReaders = "PRAGMA busy_timeout = 4000; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;";
    private const string OfWriters = $"PRAGMA journal_mode = WAL; {OfReaders}";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Of(connection);
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection,
        ConnectionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Of(connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>
    /// A file that comes from a backup has no write-ahead log, and the first to look at it, before the schema is brought up to date, may only read: it must not try to make one.
    /// </summary>
    private static string Of(DbConnection connection) =>
        connection.ConnectionString.Contains("Mode=ReadOnly", StringComparison.OrdinalIgnoreCase) ? OfReaders : OfWriters;
}
