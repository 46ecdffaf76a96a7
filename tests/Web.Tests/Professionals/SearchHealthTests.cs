using Microsoft.Extensions.Diagnostics.HealthChecks;
using Visavis.Search;
using Visavis.Web.Results.Engines;

namespace Visavis.Web.Tests.Professionals;

public sealed class SearchHealthTests
{
    [Theory]
    [InlineData(null, HealthStatus.Healthy, "")]
    [InlineData(SearchTrouble.Slow, HealthStatus.Degraded, "Slow")]
    [InlineData(SearchTrouble.Refused, HealthStatus.Degraded, "refuses the site's key")]
    public async Task Readiness_says_what_is_the_matter_with_the_first_engine(SearchTrouble? trouble, HealthStatus status, string said)
    {
        var check = new SearchHealthCheck(new Indexer(), new Status(trouble));
        var registration = new HealthCheckRegistration("search", check, HealthStatus.Unhealthy, tags: null);

        var result = await check.CheckHealthAsync(
            new HealthCheckContext { Registration = registration },
            TestContext.Current.CancellationToken
        );

        Assert.Equal(status, result.Status);
        Assert.Contains(said, $"{result.Description}", StringComparison.Ordinal);
    }

    private sealed record Status(SearchTrouble? Trouble) : ISearchStatus
    {
        public event EventHandler<SearchTroubleEventArgs>? Changed
        {
            add { }
            remove { }
        }
    }

    private sealed class Indexer : ISearchIndexer
    {
        public Task<string?> GetCheckpointAsync(CancellationToken cancellationToken = default) => Task.FromResult<string?>("1");

        public Task ApplyAsync(SearchChanges changes, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task RebuildAsync(
            IAsyncEnumerable<ProfessionalDocument> documents,
            string checkpoint,
            IProgress<long>? progress = null,
            CancellationToken cancellationToken = default
        ) => throw new NotSupportedException();
    }
}
