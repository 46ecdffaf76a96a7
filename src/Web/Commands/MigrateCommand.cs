namespace Visavis.Web.Commands;

internal sealed record MigrateCommand : ICommand
{
    /// <summary>Every command runs on a migrated database, so that there is nothing left to do.</summary>
    public Task RunAsync(IServiceProvider services, CommandConsole console, CancellationToken cancellationToken) =>
        console.Out.WriteLineAsync("The database has the newest schema.");
}
