using Visavis.Search.Suggestions;
using Visavis.Web.Foundation.Hosting;

namespace Visavis.Web.Results.Suggestions;

/// <summary>
/// Reads the nomenclature and the places soon after the start, so that the first person to type does not wait for it. Not at once: it takes a
/// processor for more than a second, and whoever waited for the site to start wants their page first.
/// </summary>
internal sealed class SuggestionsWarmUp(IHostApplicationLifetime lifetime, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan FirstPages = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await lifetime.WaitForStartAsync(stoppingToken);
        await Task.Delay(FirstPages, time, stoppingToken);
        Suggester.Prepare();
    }
}
