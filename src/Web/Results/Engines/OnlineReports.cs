using Visavis.Search;
using Visavis.Web.Foundation.Background;
using Visavis.Web.Professionals;

namespace Visavis.Web.Results.Engines;

/// <summary>Tells an engine outside of the process every few seconds who is online. Cards show what presence says; counts may be as old.</summary>
public sealed class OnlineReports(
    ISearchEngine engine,
    ISearchStatus status,
    OnlineIds online,
    TimeProvider time,
    ILogger<OnlineReports> logger
) : PeriodicService(Every, time, logger)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(3);

    protected override Task RunAsync(CancellationToken cancellationToken) =>
        status.Trouble is null ? engine.ReportOnlineAsync(online.Now(), cancellationToken) : Task.CompletedTask;
}
