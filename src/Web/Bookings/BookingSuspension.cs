using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Trust.Decisions;

namespace Visavis.Web.Bookings;

/// <summary>A suspension ends what the account has agreed to or asked for in time to come; both sides are told, nobody owes anything.</summary>
internal sealed class BookingSuspension(IServiceScopeFactory scopes, TimeProvider time) : ISuspensionEffect
{
    public string Name => MeasureEffects.Bookings;

    public async Task ApplyAsync(Guid accountId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<VisavisDbContext>();
        var desk = scope.ServiceProvider.GetRequiredService<BookingDesk>();
        var open = await db.Set<Booking>()
            .Where(b => b.ProfessionalId == accountId || b.ClientId == accountId)
            .Where(b => (b.State == BookingState.Accepted || b.State == BookingState.Requested) && b.StartsAt > now)
            .Select(b => b.Id)
            .ToListAsync(cancellationToken);
        foreach (var id in open)
        {
            await desk.CancelForAllAsync(id, cancellationToken);
        }
    }
}
