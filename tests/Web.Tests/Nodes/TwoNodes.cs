using Microsoft.Extensions.DependencyInjection;
using Visavis.Signaling.Nodes;
using Visavis.TestSupport;
using Visavis.TestSupport.Databases;
using Visavis.TestSupport.Nodes;
using Visavis.TestSupport.Signaling;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Tests.Nodes;

/// <summary>Two nodes of the site on one PostgreSQL and one Redis.</summary>
internal sealed class TwoNodes : IAsyncDisposable
{
    private readonly TestDatabase database;

    private TwoNodes(TestDatabase database, RedisServer redis, TimeProvider? clockOfSecond, int? poolOfSecond)
    {
        this.database = database;
        Redis = redis;
        First = Start(clock: null, pool: null);
        Second = Start(clockOfSecond, poolOfSecond);
    }

    public RedisServer Redis { get; }

    public string ConnectionString => database.ConnectionString;

    public SignalingHost First { get; }

    public SignalingHost Second { get; }

    public static async Task<TwoNodes> StartAsync(
        RedisServer? redis = null,
        TestDatabase? database = null,
        TimeProvider? clockOfSecond = null,
        int? poolOfSecond = null
    )
    {
        var isUp = redis is null;
        var nodes = new TwoNodes(
            database ?? await TestDatabase.CreateAsync(DatabaseProvider.PostgreSql),
            redis ?? await RedisServer.StartedAsync(),
            clockOfSecond,
            poolOfSecond
        );
        if (isUp)
        {
            await nodes.UntilWholeAsync();
        }

        return nodes;
    }

    public Task UntilWholeAsync() => Eventually.IsTrueAsync(() => First.Service<INodes>().IsWhole && Second.Service<INodes>().IsWhole);

    public Task UntilDegradedAsync() => Eventually.IsTrueAsync(() => !First.Service<INodes>().IsWhole && !Second.Service<INodes>().IsWhole);

    public async ValueTask DisposeAsync()
    {
        await First.DisposeAsync();
        await Second.DisposeAsync();
        await Redis.DisposeAsync();
        database.Dispose();
    }

    private SignalingHost Start(TimeProvider? clock, int? pool)
    {
        var settings = new Dictionary<string, string>
        {
            ["Redis:ConnectionString"] = Redis.ConnectionString,
            ["Redis:Prefix"] = $"test-{Redis.Port}",
        };
        if (pool is not null)
        {
            settings["Database:ConnectionString"] = $"{database.ConnectionString};Maximum Pool Size={pool}";
        }

        return SignalingHost.StartInRealTime(database, settings, clock);
    }
}
