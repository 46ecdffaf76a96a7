using Visavis.Web.Demo;

namespace Visavis.Web.Commands;

internal sealed record SeedCommand(int Professionals, int Seed) : ICommand
{
    public async Task RunAsync(IServiceProvider services, CommandConsole console, CancellationToken cancellationToken)
    {
        var progress = new ProgressLine(console, "professionals", Professionals, services.GetRequiredService<TimeProvider>());
        var added = await services.GetRequiredService<DemoDirectory>().SeedAsync(Professionals, Seed, progress, cancellationToken);
        progress.Finish(
            added == 0
                ? $"Nothing to add: the directory already has {Professionals} demo professionals or more."
                : $"{added} demo professionals added. The search index follows by itself when the site runs."
        );
    }
}
