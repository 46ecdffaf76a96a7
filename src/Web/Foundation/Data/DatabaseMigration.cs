using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Visavis.Web.Foundation.Hosting;

namespace Visavis.Web.Foundation.Data;

/// <summary>How far a database is on its way to the newest schema.</summary>
/// <param name="Next">The migration that runs now; null after the last.</param>
public sealed record MigrationProgress(int Done, int Total, string? Next);

public static class DatabaseMigration
{
    /// <summary>
    /// Brings the database to the newest schema. Any number of nodes may start at once: one migrates, the others wait for it. EF Core's own lock
    /// covers neither the making of its table nor a row that a killed process left in it.
    /// </summary>
    public static async Task MigrateAsync(
        this IServiceProvider services,
        IProgress<MigrationProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        await using var scope = services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<VisavisDbContext>().Database;
        if (await IsBehindAsync(database, cancellationToken))
        {
            await using var turn = await MigrationLock.TakeAsync(database, cancellationToken);
            if (await IsBehindAsync(database, cancellationToken))
            {
                await turn.PrepareAsync(cancellationToken);
                await StepAsync(database, progress, cancellationToken);
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

    /// <summary>One after the other, so that it can be told how far it is.</summary>
    private static async Task StepAsync(
        DatabaseFacade database,
        IProgress<MigrationProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        var pending = (await database.GetPendingMigrationsAsync(cancellationToken)).ToList();
        var migrator = database.GetService<IMigrator>();
        for (var done = 0; done < pending.Count; done++)
        {
            progress?.Report(new MigrationProgress(done, pending.Count, pending[done]));
            await migrator.MigrateAsync(pending[done], cancellationToken);
        }

        progress?.Report(new MigrationProgress(pending.Count, pending.Count, Next: null));
    }

    private static async Task<bool> IsBehindAsync(DatabaseFacade database, CancellationToken cancellationToken) =>
        (await database.GetPendingMigrationsAsync(cancellationToken)).Any();
}
