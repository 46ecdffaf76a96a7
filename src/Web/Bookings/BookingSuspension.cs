using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.PersonalData;
using Visavis.Web.Trust.Decisions;

namespace Visavis.Web.Bookings;

/// <summary>
/// Who is suspended or leaves keeps nothing of what they agreed to or asked for in time to come, on either side; both are told, the times are free
/// again, nobody owes anything.
/// </summary>
internal sealed class BookingSuspension(IServiceScopeFactory scopes, TimeProvider time) : ISuspensionEffect, IFarewell
{
    public string Name => MeasureEffects.Bookings;

    public Task ApplyAsync(Guid accountId, CancellationToken cancellationToken) => EndAsync(accountId, cancellationToken);

    public async Task EndAsync(Guid accountId, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<VisavisDbContext>();
        var desk = scope.ServiceProvider.GetRequiredService<BookingDesk>();
        foreach (var id in await Ahead(db, accountId, time.GetUtcNow()).Select(b => b.Id).ToListAsync(cancellationToken))
        {
            await desk.CancelForAllAsync(id, cancellationToken);
        }
    }

    /// <summary>What somebody has before them, as client or professional.</summary>
    public static IQueryable<Booking> Ahead(VisavisDbContext db, Guid accountId, DateTimeOffset now) =>
        db.Set<Booking>()
            .Where(b => b.ProfessionalId == accountId || b.ClientId == accountId)
            .Where(b => (b.State == BookingState.Accepted || b.State == BookingState.Requested) && b.StartsAt > now);
}
