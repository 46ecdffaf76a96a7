using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Visavis.TestSupport;
using Visavis.TestSupport.Databases;
using Visavis.TestSupport.Hosting;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Tests.Data;

[Trait("Tier", "Slow")]
[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class MigrationLockTests
{
    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task Nodes_started_together_on_an_empty_database_all_start(DatabaseProvider provider)
    {
        using var database = await TestDatabase.CreateEmptyAsync(provider);
        var nodes = Enumerable.Range(0, 3).Select(_ => AppHost.On(database)).ToList();

        var starts = await Task.WhenAll(
            nodes.Select(node =>
                Task.Run(async () =>
                {
                    await using var scope = node.Services.CreateAsyncScope();
                    return await scope.ServiceProvider.GetRequiredService<VisavisDbContext>().Database.GetPendingMigrationsAsync();
                })
            )
        );

        Assert.All(starts, Assert.Empty);
        foreach (var node in nodes)
        {
            await node.DisposeAsync();
        }
    }

    [Fact]
    public async Task What_a_killed_migration_left_behind_does_not_hang_the_next_start()
    {
        using var database = await TestDatabase.CreateEmptyAsync(DatabaseProvider.Sqlite);
        await using (var connection = new SqliteConnection(database.ConnectionString))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = """
                CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY, "Timestamp" TEXT NOT NULL);
                INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-01-01 00:00:00');
                """;
            await command.ExecuteNonQueryAsync();
        }

        await using var app = AppHost.On(database);
        var starting = Task.Run(() => app.Services.GetRequiredService<TimeProvider>());

        Assert.Same(starting, await Task.WhenAny(starting, Task.Delay(TimeSpan.FromSeconds(60))));
        Assert.NotNull(await starting);
    }
}
