using Visavis.Web.Foundation.Background;

namespace Visavis.Web.Availability;

/// <summary>Keeps the next free slots: at once after a save of this node, and by the clock for what time changes and other nodes note.</summary>
internal sealed class NextSlotWorker(
    IServiceScopeFactory scopes,
    CommitSignal<AvailabilityChange> signal,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILogger<NextSlotWorker> logger
) : SignalledService<AvailabilityChange>(signal, PollEvery, lifetime, time, logger)
{
    private static readonly TimeSpan PollEvery = TimeSpan.FromSeconds(20);

    protected override async Task<bool> WorkAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<NextSlots>().FindDueAsync(cancellationToken);
    }
}
