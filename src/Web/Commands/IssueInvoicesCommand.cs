using Visavis.Web.Invoices;

namespace Visavis.Web.Commands;

/// <summary>Issues the invoices of the last month for those who want that, as the site does on the first of a month; what is issued stays as it is.</summary>
internal sealed record IssueInvoicesCommand : ICommand
{
    public async Task RunAsync(IServiceProvider services, CommandConsole console, CancellationToken cancellationToken)
    {
        var lines = new RunLines(console, services.GetRequiredService<TimeProvider>());
        await services.GetRequiredService<InvoiceClock>().TickAsync(cancellationToken, lines);
        lines.Finish();
        await console.Out.WriteLineAsync("Nothing is left to issue.");
    }

    /// <summary>One bar for each issuer, who is a number here and no name.</summary>
    private sealed class RunLines(CommandConsole console, TimeProvider time) : IProgress<RunProgress>
    {
        private ProgressLine? line;
        private RunProgress? last;
        private int issuers;

        public void Report(RunProgress value)
        {
            if (value.IssuerId != last?.IssuerId)
            {
                Finish();
                line = new ProgressLine(console, $"clients of issuer {++issuers}", value.Clients, time);
            }

            last = value;
            line!.Report(value.Done);
        }

        public void Finish()
        {
            if (last is { } over)
            {
                line!.Finish($"Issuer {issuers}: {over.Issued} invoices issued for {over.Clients} clients.");
            }
        }
    }
}
