using Visavis.Web.Professionals;

namespace Visavis.Web.Commands;

internal sealed record RebuildIndexCommand : ICommand
{
    public async Task RunAsync(IServiceProvider services, CommandConsole console, CancellationToken cancellationToken)
    {
        foreach (var projection in services.GetServices<SearchProjection>())
        {
            var total = await projection.CountAsync(cancellationToken);
            var progress = new ProgressLine(console, "documents", total, services.GetRequiredService<TimeProvider>());
            await projection.RebuildAsync(progress, cancellationToken);
            progress.Finish($"The {projection.Name} is made anew from {total} professionals.");
        }
    }
}
