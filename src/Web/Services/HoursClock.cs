using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Background;

namespace Visavis.Web.Services;

/// <summary>Approves hours whose delay has passed.</summary>
public sealed class HoursClock(IServiceScopeFactory scopes, TimeProvider time, ILogger<HoursClock> logger)
    : PeriodicService(Every, time, logger)
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);
    private const int BatchSize = 100;

    public async Task TickAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var due = await scope
            .ServiceProvider.GetRequiredService<HoursDesk>()
            .Silent()
            .OrderBy(h => h.ApproveBy)
            .Select(h => h.BookingId)
            .Take(BatchSize)
            .ToListAsync(cancellationToken);
        foreach (var id in due)
        {
            await using var one = scopes.CreateAsyncScope();
            await one.ServiceProvider.GetRequiredService<HoursDesk>().ApproveBySilenceAsync(id, cancellationToken);
        }
    }

    protected override Task RunAsync(CancellationToken cancellationToken) => TickAsync(cancellationToken);
}
