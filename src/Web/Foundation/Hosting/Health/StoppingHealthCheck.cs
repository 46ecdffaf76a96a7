using Microsoft.Extensions.Diagnostics.HealthChecks;
using Visavis.Signaling.Nodes;

namespace Visavis.Web.Foundation.Hosting.Health;

/// <summary>A node that shuts down finishes what it has and is sent nobody new.</summary>
internal sealed class StoppingHealthCheck(IHostApplicationLifetime lifetime, NodeDrain drain) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(
            drain.HasBegun || lifetime.ApplicationStopping.IsCancellationRequested
                ? HealthCheckResult.Unhealthy("The node is shutting down.")
                : HealthCheckResult.Healthy()
        );
}
