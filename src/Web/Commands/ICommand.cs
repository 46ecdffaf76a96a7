namespace Visavis.Web.Commands;

/// <summary>Something the program does instead of serving pages: <c>dotnet run --project src/Web -- name --option value</c>.</summary>
internal interface ICommand
{
    /// <summary>Runs on a migrated database.</summary>
    Task RunAsync(IServiceProvider services, CommandConsole console, CancellationToken cancellationToken);
}
