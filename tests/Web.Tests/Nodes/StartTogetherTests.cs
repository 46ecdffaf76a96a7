using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;
using Visavis.TestSupport;
using Visavis.TestSupport.Databases;
using Visavis.TestSupport.Hosting;
using Visavis.TestSupport.Nodes;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Tests.Nodes;

/// <summary>Three processes of the site are started at the same moment, on a PostgreSQL that has to be migrated first.</summary>
[Trait(Tiers.Trait, Tiers.Whole)]
public sealed class StartTogetherTests
{
    [Fact]
    public async Task Three_nodes_all_start_on_an_empty_and_on_an_old_database_and_after_one_was_killed_while_it_migrated()
    {
        await using var redis = await RedisServer.StartedAsync();

        using var empty = await TestDatabase.CreateEmptyAsync(DatabaseProvider.PostgreSql);
        await StartThreeAsync(empty, redis);

        using var old = await TestDatabase.CreateEmptyAsync(DatabaseProvider.PostgreSql);
        await using (var db = Open(old))
        {
            await db.GetService<IMigrator>().MigrateAsync(db.Database.GetMigrations().First(), TestContext.Current.CancellationToken);
            Assert.NotEmpty(await db.Database.GetPendingMigrationsAsync());
        }

        await StartThreeAsync(old, redis);

        using var interrupted = await TestDatabase.CreateEmptyAsync(DatabaseProvider.PostgreSql);
        await KillWhileMigratingAsync(interrupted, redis);
        await StartThreeAsync(interrupted, redis);
    }

    private static async Task StartThreeAsync(TestDatabase database, RedisServer redis)
    {
        var nodes = Enumerable.Range(0, 3).Select(_ => Node(database, redis)).ToList();
        try
        {
            await Task.WhenAll(nodes.Select(node => node.StartAsync()));
            await using var db = Open(database);
            Assert.Empty(await db.Database.GetPendingMigrationsAsync());
            Assert.Equal(0, await LocksAsync(db));
            using var client = new HttpClient();
            foreach (var node in nodes)
            {
                Assert.Equal(
                    System.Net.HttpStatusCode.OK,
                    (await client.GetAsync(node.Address, TestContext.Current.CancellationToken)).StatusCode
                );
            }
        }
        finally
        {
            foreach (var node in nodes)
            {
                await node.DisposeAsync();
            }
        }
    }

    /// <summary>A table of the same name that is not committed yet holds the migration up, at a place where it holds all its locks.</summary>
    private static async Task KillWhileMigratingAsync(TestDatabase database, RedisServer redis)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var command = new NpgsqlCommand("""CREATE TABLE "Professionals" (one int)""", connection, transaction))
        {
            await command.ExecuteNonQueryAsync();
        }

        await using var node = Node(database, redis);
        var starting = node.StartAsync();
        await using var db = Open(database);
        await Eventually.IsTrueAsync(async () =>
            starting.IsCompleted
            || await db
                .Database.SqlQuery<bool>(
                    $"""
                    SELECT EXISTS (SELECT 1 FROM pg_stat_activity
                        WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%CREATE TABLE%') AS "Value"
                    """
                )
                .SingleAsync()
        );
        Assert.NotEqual(0, await LocksAsync(db));
        await node.KillAsync();
        await Assert.ThrowsAnyAsync<InvalidOperationException>(() => starting);
        await transaction.RollbackAsync();
    }

    private static AppProcess Node(TestDatabase database, RedisServer redis) =>
        new(
            new Dictionary<string, string>(database.Settings)
            {
                ["Redis:ConnectionString"] = redis.ConnectionString,
                ["Redis:Prefix"] = $"test-{redis.Port}",
                ["Demo:OnlinePeople"] = "0",
            }
        );

    private static Task<int> LocksAsync(VisavisDbContext db) =>
        db
            .Database.SqlQuery<int>(
                $"""
                SELECT count(*)::int AS "Value" FROM pg_locks
                WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
                """
            )
            .SingleAsync();

    private static PostgresVisavisDbContext Open(TestDatabase database) =>
        new(new DbContextOptionsBuilder<PostgresVisavisDbContext>().UseNpgsql(database.ConnectionString).Options);
}
