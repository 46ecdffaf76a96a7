using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Visavis.Web.Bookings;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Services;

/// <summary>A completed service in the history of one of its sides.</summary>
public sealed record HistoryRow(Booking Booking, BookingSide Side, string OtherName, ServiceHours? Hours, Appraisal? Appraisal)
{
    /// <summary>Minutes that count: approved ones, else as entered, else as booked.</summary>
    public int Minutes => Hours?.ApprovedMinutes ?? Hours?.Minutes ?? Booking.DurationMinutes;
}

/// <summary>Services that ended 24 elapsed hours ago or more, and not a second less.</summary>
public sealed class ServiceHistory(VisavisDbContext db, TimeProvider time)
{
    private const int Most = 2000;

    public async Task<IReadOnlyList<HistoryRow>> ReadAsync(Guid accountId, int? year, CancellationToken cancellationToken)
    {
        var until = time.GetUtcNow() - AppraisalDesk.Settling;
        var query =
            from booking in db.Set<Booking>().AsNoTracking()
            where
                (booking.ClientId == accountId || booking.ProfessionalId == accountId)
                && booking.State == BookingState.Completed
                && booking.EndsAt <= until
            join hours in db.Set<ServiceHours>().AsNoTracking() on booking.Id equals hours.BookingId into hoursOf
            from hours in hoursOf.DefaultIfEmpty()
            join appraisal in db.Set<Appraisal>().AsNoTracking() on booking.Id equals appraisal.BookingId into appraisalOf
            from appraisal in appraisalOf.DefaultIfEmpty()
            join professional in db.Users on booking.ProfessionalId equals professional.Id
            orderby booking.StartsAt descending
            select new
            {
                booking,
                hours,
                appraisal,
                professional.DisplayName,
            };
        if (year is { } only)
        {
            var from = new DateTimeOffset(only, 1, 1, 0, 0, 0, TimeSpan.Zero);
            var to = from.AddYears(1);
            query = query.Where(row => row.booking.StartsAt >= from && row.booking.StartsAt < to);
        }

        var rows = await query.Take(Most).ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(row =>
            {
                var side = row.booking.ProfessionalId == accountId ? BookingSide.Professional : BookingSide.Client;
                var other = side == BookingSide.Client ? row.DisplayName : row.booking.ClientName;
                return new HistoryRow(row.booking, side, other, row.hours, row.appraisal);
            }),
        ];
    }

    public static byte[] ToCsv(IEnumerable<HistoryRow> rows, IReadOnlyList<string> headings) =>
        CsvFile.Write(
            headings,
            rows.Select(row =>
                new[]
                {
                    row.Booking.Code,
                    row.Booking.StartsAt.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
                    row.Booking.ServiceName,
                    row.OtherName,
                    row.Minutes.ToString(CultureInfo.InvariantCulture),
                    row.Booking.PriceCents is { } cents ? (cents / 100m).ToString("0.00", CultureInfo.InvariantCulture) : "",
                }
            )
        );
}
