using Microsoft.EntityFrameworkCore;
using Visavis.Web.Bookings;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Organisations.ClientFiles;
using Visavis.Web.Services;

namespace Visavis.Web.Telephone;

/// <summary>
/// The line's services are the appointments with worked hours, and those paid by vouchers that wait for a yes: to confirm is to approve the hours
/// and to settle the vouchers.
/// </summary>
public sealed class HoursOnTheLine(VisavisDbContext db, HoursDesk desk, ILineWallet wallet) : ILineServices
{
    private const int Told = 5;

    public Task<string?> BalanceAsync(ServedClient client, CancellationToken cancellationToken) =>
        wallet.BalanceAsync(client, cancellationToken);

    public async Task<IReadOnlyList<LineService>> LastAsync(ServedClient client, CancellationToken cancellationToken)
    {
        var rows = await (
            from hours in db.Set<ServiceHours>().AsNoTracking()
            join booking in db.BookingsOf(client).AsNoTracking() on hours.BookingId equals booking.Id
            join professional in db.Users on booking.ProfessionalId equals professional.Id
            orderby hours.State == HoursState.Entered descending, booking.StartsAt descending
            select new
            {
                booking,
                hours,
                professional.DisplayName,
            }
        )
            .Take(Told)
            .ToListAsync(cancellationToken);
        return
        [
            .. await wallet.WaitingAsync(client, cancellationToken),
            .. rows.Select(row => new LineService(
                row.booking.Id,
                row.booking.ServiceName,
                row.DisplayName,
                row.hours.StartsAt,
                row.booking.ClientZone,
                row.hours.ApprovedMinutes ?? row.hours.Minutes,
                row.hours.State == HoursState.Entered,
                row.hours.IsByHand ? null : row.hours.ApproveBy
            )),
        ];
    }

    public async Task<bool> ConfirmAsync(ServedClient client, Guid id, CancellationToken cancellationToken) =>
        await FindAsync(client, id, cancellationToken) is { } booking
        && (
            await HasHoursAsync(id, cancellationToken)
                ? await ApproveAsync(booking, cancellationToken)
                : await wallet.ConfirmAsync(client, id, cancellationToken)
        );

    public async Task<bool> ContestAsync(ServedClient client, Guid id, string reason, CancellationToken cancellationToken) =>
        await FindAsync(client, id, cancellationToken) is { } booking
        && (
            await HasHoursAsync(id, cancellationToken)
                ? await desk.ContestAsync(booking, BookingSide.Client, reason, cancellationToken) == HoursOutcome.Done
                : await wallet.ContestAsync(client, id, reason, cancellationToken)
        );

    private Task<bool> HasHoursAsync(Guid id, CancellationToken cancellationToken) =>
        db.Set<ServiceHours>().AnyAsync(h => h.BookingId == id, cancellationToken);

    private async Task<bool> ApproveAsync(Booking booking, CancellationToken cancellationToken)
    {
        if (await desk.ApproveAsync(booking, BookingSide.Client, null, null, null, cancellationToken) != HoursOutcome.Done)
        {
            return false;
        }

        await wallet.SettleAsync(booking.Id, cancellationToken);
        return true;
    }

    private Task<Booking?> FindAsync(ServedClient client, Guid id, CancellationToken cancellationToken) =>
        db.BookingsOf(client).AsNoTracking().SingleOrDefaultAsync(b => b.Id == id, cancellationToken);
}
