using Visavis.Search.Suggestions;
using Visavis.Web.Foundation.Hosting;

namespace Visavis.Web.Results.Suggestions;

/// <summary>Reads the nomenclature and the places right after the start, so that the first person to type does not wait for it.</summary>
internal sealed class SuggestionsWarmUp(IHostApplicationLifetime lifetime) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await lifetime.WaitForStartAsync(stoppingToken);
        Suggester.Prepare();
    }
}
