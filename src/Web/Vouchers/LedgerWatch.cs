using Visavis.Web.Foundation.Background;

namespace Visavis.Web.Vouchers;

/// <summary>Folds the whole ledger again every few hours, and says in the log when it does not hold.</summary>
public sealed partial class LedgerWatch(IServiceScopeFactory scopes, TimeProvider time, ILogger<LedgerWatch> logger)
    : PeriodicService(Every, time, logger)
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(6);

    protected override async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        foreach (var problem in await scope.ServiceProvider.GetRequiredService<VoucherBooks>().VerifyAsync(cancellationToken))
        {
            Log.DoesNotHold(Logger, problem);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Critical, "The ledger does not hold: {Problem}")]
        public static partial void DoesNotHold(ILogger logger, string problem);
    }
}
