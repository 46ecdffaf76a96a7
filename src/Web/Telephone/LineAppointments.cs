using Microsoft.EntityFrameworkCore;
using Visavis.Web.Bookings;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Organisations.ClientFiles;

namespace Visavis.Web.Telephone;

/// <summary>A client's next appointments, told and cancelled by telephone under the terms that the booking froze.</summary>
public sealed class LineAppointments(VisavisDbContext db, BookingDesk desk, TimeProvider time)
{
    /// <summary>The one after <paramref name="after"/>, or the first; null when there is none.</summary>
    public async Task<(Booking Booking, string Professional)?> NextAsync(
        ServedClient client,
        Guid? after,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow();
        var all = await db.BookingsOf(client)
            .AsNoTracking()
            .Where(b => b.State == BookingState.Accepted && b.StartsAt > now)
            .OrderBy(b => b.StartsAt)
            .ToListAsync(cancellationToken);
        var index = all.FindIndex(b => b.Id == after) + 1;
        if (index >= all.Count)
        {
            return null;
        }

        var professionalId = all[index].ProfessionalId;
        return (all[index], await db.Users.Where(a => a.Id == professionalId).Select(a => a.DisplayName).SingleAsync(cancellationToken));
    }

    /// <summary>What cancelling would cost now; null when it cannot be cancelled.</summary>
    public async Task<int?> FeeAsync(ServedClient client, Guid id, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (
            await FindAsync(client, id, cancellationToken) is not { } booking
            || !BookingActs.Allows(booking, BookingSide.Client, BookingAct.Cancel, now)
        )
        {
            return null;
        }

        return booking.FeeAt(now);
    }

    public async Task<DeskOutcome> CancelAsync(ServedClient client, Guid id, CancellationToken cancellationToken) =>
        await FindAsync(client, id, cancellationToken) is null
            ? DeskOutcome.NotAllowed
            : await desk.CancelAsync(id, BookingSide.Client, LineCallbacks.ByTelephone, cancellationToken);

    private Task<Booking?> FindAsync(ServedClient client, Guid id, CancellationToken cancellationToken) =>
        db.BookingsOf(client).AsNoTracking().SingleOrDefaultAsync(b => b.Id == id, cancellationToken);
}
