using System.Net;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Databases;
using Visavis.TestSupport.Hosting;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Tests.Nodes;

/// <summary>All connections of the site are ended at once, as when PostgreSQL restarts.</summary>
[Trait(Tiers.Trait, Tiers.Whole)]
public sealed class LostConnectionsTests
{
    [Fact]
    public async Task Reads_are_tried_once_more_and_a_transaction_is_not()
    {
        using var database = await TestDatabase.CreateAsync(DatabaseProvider.PostgreSql);
        await using var app = AppHost.On(database);
        using var person = new PersonClient(app.StartOnPort());
        await person.SignInAsDemoAsync((await app.AddAccountAsync()).Id);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => person.GetAsync("/account/security")));

        for (var restart = 0; restart < 3; restart++)
        {
            await EndAllAsync();
            Assert.Equal(HttpStatusCode.OK, (await person.GetAsync("/account/security")).StatusCode);
            await EndAllAsync();
            Assert.Equal(1, await app.WithDataAsync(db => db.Users.CountAsync()));
        }

        await app.WithDataAsync(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            await db.Users.CountAsync();
            await EndAllAsync();
            await Assert.ThrowsAnyAsync<Exception>(() => db.Users.CountAsync());
            return 0;
        });
        Assert.Equal(1, await app.WithDataAsync(db => db.Users.CountAsync()));

        async Task EndAllAsync()
        {
            var own = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false };
            await using var connection = new NpgsqlConnection(own.ToString());
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand(
                "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
                connection
            );
            await command.ExecuteScalarAsync();
        }
    }
}
