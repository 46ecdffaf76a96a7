using Visavis.Web.Invoices;

namespace Visavis.Web.Commands;

/// <summary>Issues the invoices of the last month for those who want that, as the site does on the first of a month; what is issued stays as it is.</summary>
internal sealed record IssueInvoicesCommand : ICommand
{
    public async Task RunAsync(IServiceProvider services, CommandConsole console, CancellationToken cancellationToken)
    {
        await services.GetRequiredService<InvoiceClock>().TickAsync(cancellationToken);
        await console.Out.WriteLineAsync("Nothing is left to issue.");
    }
}
