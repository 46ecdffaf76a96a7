using Visavis.Web.DataRights;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Commands;

/// <summary>Unsubscribes somebody, as their own page would.</summary>
internal sealed record EraseAccountCommand(AccountArgument Account) : ICommand
{
    public async Task RunAsync(IServiceProvider services, CommandConsole console, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var account = await Account.FindAsync(scope.ServiceProvider.GetRequiredService<VisavisDbContext>(), cancellationToken);
        var name = account.DisplayName;
        if (await services.GetRequiredService<AccountErasure>().EraseAsync(account.Id, actorId: null, cancellationToken) is false)
        {
            throw new InvalidOperationException(
                $"The account of {name} stays: it is the last administrator's. Name another administrator first."
            );
        }

        await console.Out.WriteLineAsync($"The account of {name} is erased.");
    }
}
