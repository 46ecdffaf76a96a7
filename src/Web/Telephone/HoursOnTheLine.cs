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

    public async Task<string?> BalanceAsync(ServedClient client, CancellationToken cancellationToken) =>
        client.AccountId is { } account ? await wallet.BalanceAsync(account, cancellationToken) : null;

    public async Task<IReadOnlyList<LineService>> LastAsync(ServedClient client, CancellationToken cancellationToken)
    {
        if (client.AccountId is not { } account)
        {
            return [];
        }

        var rows = await (
            from hours in db.Set<ServiceHours>().AsNoTracking()
            join booking in db.Set<Booking>().AsNoTracking() on hours.BookingId equals booking.Id
            join professional in db.Users on booking.ProfessionalId equals professional.Id
            where booking.ClientId == account
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
            .. await wallet.WaitingAsync(account, cancellationToken),
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
                : await wallet.ConfirmAsync(client.AccountId!.Value, id, cancellationToken)
        );

    public async Task<bool> ContestAsync(ServedClient client, Guid id, string reason, CancellationToken cancellationToken) =>
        await FindAsync(client, id, cancellationToken) is { } booking
        && (
            await HasHoursAsync(id, cancellationToken)
                ? await desk.ContestAsync(booking, BookingSide.Client, reason, cancellationToken) == HoursOutcome.Done
                : await wallet.ContestAsync(client.AccountId!.Value, id, reason, cancellationToken)
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

    private async Task<Booking?> FindAsync(ServedClient client, Guid id, CancellationToken cancellationToken)
    {
        var account = client.AccountId;
        return account is null
            ? null
            : await db.Set<Booking>().AsNoTracking().SingleOrDefaultAsync(b => b.Id == id && b.ClientId == account, cancellationToken);
    }
}
