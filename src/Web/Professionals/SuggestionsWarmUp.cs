using Visavis.Search.Suggestions;

namespace Visavis.Web.Professionals;

/// <summary>Reads the nomenclature and the places beside the start, so that the first person to type does not wait for it.</summary>
internal sealed class SuggestionsWarmUp : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Suggester.Prepare();
        return Task.CompletedTask;
    }
}
