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

    private TwoNodes(TestDatabase database, RedisServer redis)
    {
        this.database = database;
        Redis = redis;
        First = Start();
        Second = Start();
    }

    public RedisServer Redis { get; }

    public string ConnectionString => database.ConnectionString;

    public SignalingHost First { get; }

    public SignalingHost Second { get; }

    public static async Task<TwoNodes> StartAsync(RedisServer? redis = null, TestDatabase? database = null)
    {
        var isUp = redis is null;
        var nodes = new TwoNodes(
            database ?? await TestDatabase.CreateAsync(DatabaseProvider.PostgreSql),
            redis ?? await RedisServer.StartedAsync()
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

    private SignalingHost Start() =>
        SignalingHost.StartInRealTime(
            database,
            new Dictionary<string, string> { ["Redis:ConnectionString"] = Redis.ConnectionString, ["Redis:Prefix"] = $"test-{Redis.Port}" }
        );
}
