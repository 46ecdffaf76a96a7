using Microsoft.Extensions.Diagnostics.HealthChecks;
using Visavis.Search;

namespace Visavis.Web.Results.Engines;

/// <summary>
/// Ready once there is an index of our own to search: while the first one is being built, searches find nobody. Degraded while it answers
/// in the place of another engine.
/// </summary>
public sealed class SearchHealthCheck(ISearchIndexer indexer, ISearchStatus? status = null) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            if (await indexer.GetCheckpointAsync(cancellationToken) is null)
            {
                return new HealthCheckResult(context.Registration.FailureStatus, "The search index is being built.");
            }

            if (status?.Trouble is SearchTrouble.Refused)
            {
                return HealthCheckResult.Degraded(
                    "The embedded engine answers searches: the first one refuses the site's key. Put the right one in Search:Meilisearch:ApiKey."
                );
            }

            return status?.Trouble is { } trouble
                ? HealthCheckResult.Degraded($"The embedded engine answers searches: the first one is {trouble}.")
                : HealthCheckResult.Healthy();
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, "The search index cannot be read.", e);
        }
    }
}
