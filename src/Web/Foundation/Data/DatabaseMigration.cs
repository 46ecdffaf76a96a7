using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Visavis.Web.Foundation.Hosting;

namespace Visavis.Web.Foundation.Data;

public static class DatabaseMigration
{
    /// <summary>
    /// Brings the database to the newest schema. Any number of nodes may start at once: one migrates, the others wait for it. EF Core's own lock
    /// covers neither the making of its table nor a row that a killed process left in it.
    /// </summary>
    public static async Task MigrateAsync(this IServiceProvider services, CancellationToken cancellationToken = default)
    {
        await using var scope = services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<VisavisDbContext>().Database;
        if (await IsBehindAsync(database, cancellationToken))
        {
            await using var turn = await MigrationLock.TakeAsync(database, cancellationToken);
            if (await IsBehindAsync(database, cancellationToken))
            {
                await turn.PrepareAsync(cancellationToken);
                await database.MigrateAsync(cancellationToken);
            }
        }

        if (database.IsSqlite() && database.GetDbConnection().DataSource is { Length: > 0 } file && File.Exists(file))
        {
            // For its owner alone; what SQLite puts beside it later takes the same mode.
            foreach (var part in new[] { file, $"{file}-wal", $"{file}-shm" }.Where(File.Exists))
            {
                PrivateFolder.Touch(part);
            }
        }
    }

    private static async Task<bool> IsBehindAsync(DatabaseFacade database, CancellationToken cancellationToken) =>
        (await database.GetPendingMigrationsAsync(cancellationToken)).Any();
}
