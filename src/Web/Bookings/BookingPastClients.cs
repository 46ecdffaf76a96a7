using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Trust.Decisions;

namespace Visavis.Web.Bookings;

/// <summary>Whoever had or asked for an appointment: members, and guests who confirmed their address.</summary>
internal sealed class BookingPastClients : IPastClients
{
    public async Task<IReadOnlyList<PastClient>> SinceAsync(
        VisavisDbContext db,
        Guid accountId,
        DateTimeOffset since,
        CancellationToken cancellationToken
    )
    {
        var booked = db.Set<Booking>()
            .Where(b => b.ProfessionalId == accountId && b.CreatedAt >= since && b.State != BookingState.Unconfirmed);
        var members = await db
            .Users.Where(a => a.ErasedAt == null && a.Email != null && a.EmailConfirmed && booked.Any(b => b.ClientId == a.Id))
            .Select(a => new PastClient(a.Id, a.Email!, a.Language))
            .ToListAsync(cancellationToken);
        var guests = await booked
            .Where(b => b.ClientId == null && b.ClientEmail != null)
            .Select(b => new PastClient(null, b.ClientEmail!, b.ClientLanguage))
            .Distinct()
            .ToListAsync(cancellationToken);
        return [.. members, .. guests];
    }
}
