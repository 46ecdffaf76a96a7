using Microsoft.Extensions.Diagnostics.HealthChecks;
using Visavis.Signaling.Nodes;

namespace Visavis.Web.Calls.Nodes;

/// <summary>Out of reach of the other nodes the pages of this one still ring and talk, so it is sent people all the same.</summary>
internal sealed class BackplaneHealthCheck(INodes nodes) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(
            !nodes.IsOn || nodes.IsWhole ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded("The other nodes are out of reach.")
        );
}
