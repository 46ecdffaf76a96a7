using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Vouchers;

namespace Visavis.Web.Commands;

/// <summary>Folds the ledger of vouchers again from its first move, and fails when it does not hold.</summary>
internal sealed record VerifyLedgerCommand : ICommand
{
    public async Task RunAsync(IServiceProvider services, CommandConsole console, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<VisavisDbContext>();
        var wallets = await db.Set<VoucherWallet>().CountAsync(cancellationToken);
        var progress = new ProgressLine(console, "wallets", wallets, services.GetRequiredService<TimeProvider>());
        var problems = await scope.ServiceProvider.GetRequiredService<VoucherBooks>().VerifyAsync(cancellationToken, progress);
        progress.Finish($"{wallets} wallets are read.");
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
