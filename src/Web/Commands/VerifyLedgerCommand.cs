using Visavis.Web.Vouchers;

namespace Visavis.Web.Commands;

/// <summary>Folds the ledger of vouchers again from its first move, and fails when it does not hold.</summary>
internal sealed record VerifyLedgerCommand : ICommand
{
    public async Task RunAsync(IServiceProvider services, CommandConsole console, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var problems = await scope.ServiceProvider.GetRequiredService<VoucherBooks>().VerifyAsync(cancellationToken);
        foreach (var problem in problems)
        {
            await console.Out.WriteLineAsync(problem);
        }

        if (problems.Count > 0)
        {
            throw new InvalidOperationException("The ledger does not hold.");
        }

        await console.Out.WriteLineAsync("The ledger holds.");
    }
}
