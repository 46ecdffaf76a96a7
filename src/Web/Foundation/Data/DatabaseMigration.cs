using Microsoft.EntityFrameworkCore;

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
    }
}
