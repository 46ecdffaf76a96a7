using Visavis.Web.DataRights;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Commands;

/// <summary>Writes everything about a person into a zip, for a request that came by letter.</summary>
internal sealed record ExportAccountCommand(AccountArgument Account, string Path) : ICommand
{
    public async Task RunAsync(IServiceProvider services, CommandConsole console, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var account = await Account.FindAsync(scope.ServiceProvider.GetRequiredService<VisavisDbContext>(), cancellationToken);
        // The writer counts tables and files, and tells hundredths of them.
        var progress = new ProgressLine(console, "hundredths of the data", 100, services.GetRequiredService<TimeProvider>());
        await using var file = new FileStream(Path, PrivateFile.New(FileOptions.Asynchronous));
        try
        {
            await services.GetRequiredService<DataExportWriter>().WriteAsync(account.Id, file, progress, cancellationToken);
        }
        catch
        {
            file.Close();
            File.Delete(Path);
            throw;
        }

        progress.Finish($"The data of {account.DisplayName} is in {Path}.");
    }
}
