namespace Visavis.Web.Commands;

internal sealed record RebuildIndexCommand : ICommand
{
    public Task RunAsync(IServiceProvider services, CommandConsole console, CancellationToken cancellationToken) =>
        throw new NotSupportedException();
}
