using System.Collections.Concurrent;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using StackExchange.Redis;
using Visavis.Signaling.Limits;
using Visavis.Signaling.Nodes;

namespace Visavis.Web.Foundation.Hosting.Counting;

/// <summary>
/// What is counted in a minute or an hour, over all nodes: each counts for itself at once and tells the others through Redis twice a second, so that no
/// request ever waits for Redis. While it is away each node keeps the limits alone. One node without Redis counts as the framework does.
/// </summary>
public sealed class SharedCounts(IOptions<BackplaneOptions> options, TimeProvider time) : BackgroundService, ISharedAllowance
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(700);

    private readonly ConcurrentDictionary<string, Count> counts = new(StringComparer.Ordinal);
    private readonly string node = Guid.NewGuid().ToString("N");

    /// <summary>One partition of a limiter: so many in a window.</summary>
    public RateLimitPartition<string> Of(string key, int limit, TimeSpan window) =>
        options.Value.IsConfigured
            ? RateLimitPartition.Get(key, k => new SharedWindowLimiter(this, k, limit, window, time))
            : RateLimitPartition.GetFixedWindowLimiter(key, _ => new() { PermitLimit = limit, Window = window });

    /// <summary>The same for the hub, which keeps limits of its own beside it.</summary>
    public bool TryTake(string name, int limit, TimeSpan window) =>
        !options.Value.IsConfigured || Take(name, limit, window, permits: 1) is null;

    /// <returns>Null when it may; otherwise how long until the next window.</returns>
    internal TimeSpan? Take(string key, int limit, TimeSpan window, int permits)
    {
        var ticks = time.GetUtcNow().UtcTicks;
        var number = ticks / window.Ticks;
        while (true)
        {
            var count = counts.GetOrAdd($"{window.TotalSeconds:0}:{number}:{key}", _ => new Count((number + 1) * window.Ticks));
            lock (count)
            {
                if (count.IsGone)
                {
                    continue;
                }

                if (count.Elsewhere + count.Here + permits > limit)
                {
                    return TimeSpan.FromTicks(count.EndsAt - ticks);
                }

                count.Here += permits;
                return null;
            }
        }
    }

    /// <summary>
    /// Tells what this node counted and hears what all did. Each tells its own count and not what was added to it: a server that hung hears
    /// everything that was said to it meanwhile, and the same thing said ten times must not count ten times.
    /// </summary>
    internal async Task ExchangeAsync(IDatabase redis)
    {
        var now = time.GetUtcNow().UtcTicks;
        var told = new List<(Count Count, Task<HashEntry[]> All)>();
        foreach (var (key, count) in counts)
        {
            long here;
            lock (count)
            {
                if (count.EndsAt <= now)
                {
                    count.IsGone = true;
                    counts.TryRemove(KeyValuePair.Create(key, count));
                    continue;
                }

                here = count.Here;
            }

            var name = $"{options.Value.Prefix}:count:{key}";
            _ = redis.HashSetAsync(name, node, here, flags: CommandFlags.FireAndForget);
            // Kept a little longer than the window, for nodes whose clock is behind.
            _ = redis.KeyExpireAsync(name, TimeSpan.FromTicks(count.EndsAt - now) + TimeSpan.FromMinutes(2), CommandFlags.FireAndForget);
            told.Add((count, redis.HashGetAllAsync(name)));
        }

        var totals = await Task.WhenAll(told.Select(one => one.All)).WaitAsync(Patience);
        for (var index = 0; index < totals.Length; index++)
        {
            var (count, _) = told[index];
            lock (count)
            {
                count.Elsewhere = totals[index].Where(entry => entry.Name != node).Sum(entry => (long)entry.Value);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.IsConfigured)
        {
            return;
        }

        await using var redis = await ConnectAsync(options.Value);
        using var timer = new PeriodicTimer(Every);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                try
                {
                    await ExchangeAsync(redis.GetDatabase());
                }
                catch (Exception e) when (e is RedisException or TimeoutException or ObjectDisposedException)
                {
                    // Readiness says already that Redis is away; the next round tells the same and more.
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The node stops.
        }
    }

    /// <summary>A connection of its own, that comes back by itself and queues nothing while it is away.</summary>
    internal static async Task<ConnectionMultiplexer> ConnectAsync(BackplaneOptions options)
    {
        var configuration = ConfigurationOptions.Parse(options.ConnectionString!);
        (configuration.AbortOnConnectFail, configuration.ConnectTimeout, configuration.AsyncTimeout) = (false, 1000, 1000);
        configuration.ReconnectRetryPolicy = new LinearRetry(1000);
        configuration.BacklogPolicy = BacklogPolicy.FailFast;
        configuration.HeartbeatInterval = TimeSpan.FromMilliseconds(500);
        return await ConnectionMultiplexer.ConnectAsync(configuration);
    }

    private sealed class Count(long endsAt)
    {
        public long EndsAt { get; } = endsAt;

        /// <summary>As the other nodes told it.</summary>
        public long Elsewhere { get; set; }

        public long Here { get; set; }

        public bool IsGone { get; set; }
    }
}
