using Microsoft.EntityFrameworkCore;
using Visavis.Web.Bookings;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Services;

/// <summary>Hours that wait for the reader's approval.</summary>
public sealed record HoursLine(ServiceHours Hours, Booking Booking, string Professional);

/// <summary>All hours that a client has to approve, in one table: one by one, or all as they were entered.</summary>
public sealed class HoursTable(VisavisDbContext db, HoursDesk desk)
{
    private const int Most = 200;

    /// <summary>Those first whose delay ends first.</summary>
    public async Task<IReadOnlyList<HoursLine>> WaitingAsync(Guid clientId, CancellationToken cancellationToken)
    {
        var rows = await (
            from hours in db.Set<ServiceHours>().AsNoTracking()
            join booking in db.Set<Booking>().AsNoTracking() on hours.BookingId equals booking.Id
            join professional in db.Users on booking.ProfessionalId equals professional.Id
            where booking.ClientId == clientId && hours.State == HoursState.Entered
            orderby hours.ApproveBy, hours.StartsAt
            select new
            {
                hours,
                booking,
                professional.DisplayName,
            }
        )
            .Take(Most)
            .ToListAsync(cancellationToken);
        return [.. rows.Select(row => new HoursLine(row.hours, row.booking, row.DisplayName))];
    }

    /// <summary>As entered. Only those that were shown: what came meanwhile has not been seen.</summary>
    /// <returns>How many were approved; the others had been answered or corrected meanwhile.</returns>
    public async Task<int> ApproveAllAsync(Guid clientId, IReadOnlyCollection<string> seen, CancellationToken cancellationToken)
    {
        var approved = 0;
        foreach (var line in await WaitingAsync(clientId, cancellationToken))
        {
            if (seen.Contains(StampOf(line.Hours)))
            {
                var outcome = await desk.ApproveAsync(
                    line.Booking,
                    BookingSide.Client,
                    null,
                    null,
                    "",
                    cancellationToken,
                    line.Hours.Version
                );
                approved += outcome == HoursOutcome.Done ? 1 : 0;
            }
        }

        return approved;
    }

    public Task<Booking?> FindAsync(Guid clientId, string? code, CancellationToken cancellationToken) =>
        db.Set<Booking>().AsNoTracking().SingleOrDefaultAsync(b => b.Code == code && b.ClientId == clientId, cancellationToken);

    /// <summary>The hours as they were shown.</summary>
    public static string StampOf(ServiceHours hours) => $"{hours.BookingId:N}.{hours.Version}";
}
