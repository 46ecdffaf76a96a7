using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Visavis.Web.Media.Storage;

/// <summary>The store answers. Without it pages still do, so a node is degraded and not out.</summary>
internal sealed class StorageHealthCheck(IBlobStore store) : IHealthCheck
{
    /// <summary>Nothing is ever kept there.</summary>
    private const string Nowhere = "health/";

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await foreach (var _ in store.ListAsync(Nowhere, cancellationToken))
            {
                break;
            }

            return HealthCheckResult.Healthy();
        }
        catch (StorageUnavailableException e)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, "The store does not answer.", e);
        }
    }
}
