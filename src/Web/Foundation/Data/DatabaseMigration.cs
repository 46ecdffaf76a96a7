using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Hosting;

namespace Visavis.Web.Foundation.Data;

public static class DatabaseMigration
{
    /// <summary>Brings the database to the newest schema; EF Core takes a lock, so several nodes may start at once.</summary>
    public static async Task MigrateAsync(this IServiceProvider services, CancellationToken cancellationToken = default)
    {
        await using var scope = services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<VisavisDbContext>().Database;
        if ((await database.GetPendingMigrationsAsync(cancellationToken)).Any())
        {
            await database.MigrateAsync(cancellationToken);
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
}
