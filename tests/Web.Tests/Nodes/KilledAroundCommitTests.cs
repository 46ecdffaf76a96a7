using System.Net;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Databases;
using Visavis.TestSupport.Hosting;
using Visavis.TestSupport.Professionals;
using Visavis.Web.Bookings;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Messages;
using Visavis.Web.Notifications;

namespace Visavis.Web.Tests.Nodes;

/// <summary>A real process killed in the middle of a transaction, and right after one: what was not answered is sent again, and is there once.</summary>
[Trait(Tiers.Trait, Tiers.Whole)]
public sealed class KilledAroundCommitTests
{
    /// <summary>Where a proof for any form is read: a browser that sends again does not ask for the page again.</summary>
    private const string AnyForm = "/legal/terms";

    [Fact]
    public async Task A_booking_and_a_message_whose_process_dies_before_or_after_their_commit_are_there_once_when_they_are_sent_again()
    {
        using var database = await TestDatabase.CreateAsync(DatabaseProvider.PostgreSql);
        var (anne, reference, offer, paul) = await FillAsync(database);
        await using var node = new AppProcess(
            new Dictionary<string, string>(database.Settings)
            {
                ["Demo:OnlinePeople"] = "0",
                ["RateLimits:WritesPerMinute"] = "1000",
                ["RateLimits:WritesPerMinuteAndAddress"] = "1000",
                ["Database:ConnectionString"] = $"{database.ConnectionString};Command Timeout=120",
            }
        );
        await node.StartAsync();
        using var client = new PersonClient(node.Address);
        await client.SignInAsDemoAsync(paul);
        await using var db = new PostgresVisavisDbContext(
            new DbContextOptionsBuilder<PostgresVisavisDbContext>().UseNpgsql(database.ConnectionString).Options
        );

        foreach (var day in new[] { 3, 4 })
        {
            var path = $"/book/{reference}?service={offer}";
            using var held = await client.PostFormAsync(path, path, ("start", $"{Morning(day)}"));
            var form = held.Headers.Location!.OriginalString;
            await TwiceAsync(() => client.PostFormAsync(form, AnyForm), () => db.Set<Booking>().CountAsync(), isBefore: day == 3);
        }

        Assert.Equal(0, await db.Set<Hold>().CountAsync());
        // In the transaction of each booking, hers to answer: none more and none less.
        Assert.Equal(2, await db.Set<Notice>().CountAsync(n => n.AccountId == anne && n.Kind != MessageNotices.NotificationKind.Id));

        foreach (var isBefore in new[] { true, false })
        {
            var id = Guid.NewGuid().ToString("N");
            await TwiceAsync(
                () => client.PostFormAsync($"/messages/with/{anne:D}?handler=Send", AnyForm, ("messageId", id), ("text", "À jeudi.")),
                () => db.Set<ConversationMessage>().CountAsync(),
                isBefore
            );
        }

        Assert.Equal([1, 2], await db.Set<ConversationMessage>().OrderBy(m => m.Sequence).Select(m => m.Sequence).ToListAsync());
        Assert.Equal(2, await db.Set<ConversationSide>().Where(s => s.AccountId == anne).Select(s => s.Unread).SingleAsync());

        async Task TwiceAsync(Func<Task<HttpResponseMessage>> send, Func<Task<int>> count, bool isBefore)
        {
            var before = await count();
            if (isBefore)
            {
                await using var blocker = await BlockAsync(database);
                var unanswered = send();
                var backend = await BlockedAsync(database);
                await node.KillAsync();
                await blocker.DisposeAsync();
                await Assert.ThrowsAsync<HttpRequestException>(() => unanswered);
                await GoneAsync(database, backend);
                Assert.Equal(before, await count());
            }
            else
            {
                var perhapsAnswered = send();
                await Eventually.IsTrueAsync(async () => await count() == before + 1);
                await node.KillAsync();
                await Task.WhenAny(perhapsAnswered);
                _ = perhapsAnswered.Exception;
            }

            await node.StartAsync();
            using var again = await send();
            Assert.Equal(HttpStatusCode.Found, again.StatusCode);
            Assert.Equal(before + 1, await count());
        }
    }

    private static async Task<(Guid Anne, string Reference, Guid Offer, Guid Paul)> FillAsync(TestDatabase database)
    {
        await using var app = AppHost.On(database);
        var (anne, offer) = await app.AddBookableAsync();
        return (anne.Id, anne.ReferenceCode, offer.Id, (await app.AddAccountAsync("Paul Petit")).Id);
    }

    /// <summary>Nobody adds a notice until it is disposed: the transactions that want to are stopped half-way.</summary>
    private static async Task<NpgsqlConnection> BlockAsync(TestDatabase database)
    {
        var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        await RunAsync(connection, "BEGIN");
        await RunAsync(connection, """LOCK TABLE "Notices" IN SHARE MODE""");
        return connection;
    }

    /// <returns>The database's process that waits with a notice, its transaction open.</returns>
    private static async Task<int> BlockedAsync(TestDatabase database)
    {
        var found = 0;
        await Eventually.IsTrueAsync(async () =>
            (
                found = await ReadAsync(
                    database,
                    """
                    SELECT coalesce(max(pid), 0) FROM pg_stat_activity
                    WHERE wait_event_type = 'Lock' AND xact_start IS NOT NULL AND query LIKE 'INSERT INTO "Notices"%'
                    """
                )
            ) > 0
        );
        return found;
    }

    private static Task GoneAsync(TestDatabase database, int backend) =>
        Eventually.IsTrueAsync(async () =>
            await ReadAsync(database, $"SELECT count(*)::int FROM pg_stat_activity WHERE pid = {backend}") == 0
        );

    private static async Task<int> ReadAsync(TestDatabase database, string sql)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (int)(await command.ExecuteScalarAsync())!;
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Ten o'clock where the professional works, in so many days.</summary>
    private static Instant Morning(int days)
    {
        var zone = DateTimeZoneProviders.Tzdb["Europe/Paris"];
        var day = SystemClock.Instance.GetCurrentInstant().InZone(zone).Date.PlusDays(days);
        return (day + new LocalTime(10, 0)).InZoneStrictly(zone).ToInstant();
    }
}
