using Microsoft.Extensions.Diagnostics.HealthChecks;
using Visavis.Search;

namespace Visavis.Web.Professionals;

/// <summary>Ready once there is an index to search; while the first one is being built, searches find nobody.</summary>
public sealed class SearchHealthCheck(ISearchIndexer indexer) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            return await indexer.GetCheckpointAsync(cancellationToken) is null
                ? new HealthCheckResult(context.Registration.FailureStatus, "The search index is being built.")
                : HealthCheckResult.Healthy();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, "The search index cannot be read.", e);
        }
    }
}
