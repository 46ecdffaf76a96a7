using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using StackExchange.Redis;
using Visavis.Signaling.Nodes;
using Visavis.TestSupport;
using Visavis.TestSupport.Nodes;
using Visavis.Web.Foundation.Hosting.Counting;

namespace Visavis.Web.Tests.Nodes;

/// <summary>Limits over two nodes on a real Redis, and without it.</summary>
[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class SharedCountsTests
{
    private const int Limit = 5;

    [Fact]
    public async Task What_one_node_let_through_counts_on_the_other_and_without_Redis_each_counts_for_itself()
    {
        await using var redis = await RedisServer.StartedAsync();
        var options = Options.Create(new BackplaneOptions { ConnectionString = redis.ConnectionString, Prefix = $"test-{redis.Port}" });
        using var one = new SharedCounts(options, TimeProvider.System);
        using var two = new SharedCounts(options, TimeProvider.System);
        await one.StartAsync(TestContext.Current.CancellationToken);
        await two.StartAsync(TestContext.Current.CancellationToken);
        using var here = Limiter(one);
        using var there = Limiter(two);

        for (var taken = 0; taken < Limit; taken++)
        {
            Assert.True(Takes(here, "anne"));
        }

        Assert.False(Takes(here, "anne"));
        await Eventually.IsTrueAsync(() => Task.FromResult(!Takes(there, "anne")));
        using var refused = here.AttemptAcquire("anne");
        Assert.True(refused.TryGetMetadata(MetadataName.RetryAfter, out var wait));
        Assert.InRange(wait, TimeSpan.Zero, TimeSpan.FromHours(1));
        Assert.True(Takes(there, "paul"));

        // Frozen: nobody waits, each node keeps the limit alone; afterwards the sum counts again.
        await redis.FreezeAsync();
        var watch = System.Diagnostics.Stopwatch.StartNew();
        for (var taken = 0; taken < Limit - 1; taken++)
        {
            Assert.True(Takes(here, "lea"));
        }

        Assert.True(Takes(there, "lea"));
        Assert.True(watch.ElapsedMilliseconds < 500);
        await redis.ThawAsync();
        await Eventually.IsTrueAsync(() => Task.FromResult(!Takes(there, "lea")));
        await one.StopAsync(TestContext.Current.CancellationToken);
        await two.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task What_was_said_again_and_again_to_a_server_that_hung_counts_once()
    {
        await using var redis = await RedisServer.StartedAsync();
        var options = Options.Create(new BackplaneOptions { ConnectionString = redis.ConnectionString, Prefix = $"test-{redis.Port}" });
        using var one = new SharedCounts(options, TimeProvider.System);
        using var here = Limiter(one);
        await using var connection = await SharedCounts.ConnectAsync(options.Value);
        await one.ExchangeAsync(connection.GetDatabase());
        Assert.True(Takes(here, "zoe"));

        await redis.FreezeAsync();
        for (var round = 0; round < Limit; round++)
        {
            await Assert.ThrowsAnyAsync<Exception>(() => one.ExchangeAsync(connection.GetDatabase()));
        }

        await redis.ThawAsync();
        await Eventually.IsTrueAsync(async () =>
        {
            try
            {
                await one.ExchangeAsync(connection.GetDatabase());
                return true;
            }
            catch (Exception e) when (e is RedisException or TimeoutException)
            {
                return false;
            }
        });

        for (var taken = 1; taken < Limit; taken++)
        {
            Assert.True(Takes(here, "zoe"));
        }

        Assert.False(Takes(here, "zoe"));
    }

    private static PartitionedRateLimiter<string> Limiter(SharedCounts counts) =>
        PartitionedRateLimiter.Create<string, string>(who => counts.Of(who, Limit, TimeSpan.FromHours(1)));

    private static bool Takes(PartitionedRateLimiter<string> limiter, string who)
    {
        using var lease = limiter.AttemptAcquire(who);
        return lease.IsAcquired;
    }
}
