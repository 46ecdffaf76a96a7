using Microsoft.Extensions.Diagnostics.HealthChecks;
using Visavis.TestSupport;

namespace Visavis.Web.Tests.Nodes;

/// <summary>The pools of all nodes are counted against what the database server has.</summary>
[Trait(Tiers.Trait, Tiers.Whole)]
public sealed class ConnectionRoomTests
{
    [Fact]
    public async Task A_node_whose_pool_times_the_nodes_exceeds_the_server_says_that_it_is_degraded()
    {
        // The server of the tests has 400: two of these are too many, one would not be.
        await using var nodes = await TwoNodes.StartAsync(poolOfSecond: 250);

        await Eventually.IsTrueAsync(async () => await StatusAsync(nodes.Second) == HealthStatus.Degraded);
        Assert.Equal(HealthStatus.Healthy, await StatusAsync(nodes.First));
    }

    private static async Task<HealthStatus> StatusAsync(TestSupport.Signaling.SignalingHost node)
    {
        var report = await node.Service<HealthCheckService>()
            .CheckHealthAsync(check => string.Equals(check.Name, "nodes", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        return report.Status;
    }
}
