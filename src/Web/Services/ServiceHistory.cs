using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Visavis.Web.Bookings;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Services;

/// <summary>How far the appraisal of a completed service is. Each stands for what came before it too.</summary>
public enum HistoryAppraisal
{
    /// <summary>Nobody can give one: a guest, or somebody who was not there.</summary>
    None,
    Awaited,

    /// <summary>A moderator refused it: it is shown to nobody.</summary>
    Refused,
    Given,
    Answered,
}

/// <summary>A completed service in the history of one of its sides.</summary>
/// <param name="Minutes">That count: approved ones, else as entered, else as booked.</param>
/// <param name="Hours">Null when none were entered.</param>
public sealed record HistoryRow(
    string Code,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    string Zone,
    string ServiceName,
    string OtherName,
    int Minutes,
    int? PriceCents,
    HoursState? Hours,
    HistoryAppraisal Appraisal,
    bool IsSatisfied,
    bool IsRecommended
);

/// <summary>Services that ended 24 elapsed hours ago or more, and not a second less.</summary>
public sealed class ServiceHistory(VisavisDbContext db, TimeProvider time)
{
    /// <summary>The newest first, all of them: sums of a part would be wrong.</summary>
    /// <param name="year">Where the service was.</param>
    public async Task<IReadOnlyList<HistoryRow>> ReadAsync(Guid accountId, int? year, CancellationToken cancellationToken)
    {
        // Two questions, each with an index of its own; nobody is on both sides of one service.
        var own = Completed(year).Where(booking => booking.ProfessionalId == accountId);
        var had = Completed(year).Where(booking => booking.ClientId == accountId && booking.ProfessionalId != accountId);
        List<HistoryRow> rows =
        [
            .. await RowsAsync(own.Select(booking => new Side { Booking = booking, OtherName = booking.ClientName }), cancellationToken),
            .. await RowsAsync(
                had.Join(
                    db.Users,
                    booking => booking.ProfessionalId,
                    professional => professional.Id,
                    (booking, professional) => new Side { Booking = booking, OtherName = professional.DisplayName }
                ),
                cancellationToken
            ),
        ];
        rows.RemoveAll(row => year is not null && YearOf(row.StartsAt, row.Zone) != year);
        // Of one moment by their code, so that none is on two parts of the list.
        return [.. rows.OrderByDescending(row => row.StartsAt).ThenBy(row => row.Code, StringComparer.Ordinal)];
    }

    private Task<List<HistoryRow>> RowsAsync(IQueryable<Side> sides, CancellationToken cancellationToken) =>
        (
            from side in sides
            let booking = side.Booking
            join hours in db.Set<ServiceHours>() on booking.Id equals hours.BookingId into hoursOf
            from hours in hoursOf.DefaultIfEmpty()
            join appraisal in db.Set<Appraisal>() on booking.Id equals appraisal.BookingId into appraisalOf
            from appraisal in appraisalOf.DefaultIfEmpty()
            select new HistoryRow(
                booking.Code,
                booking.StartsAt,
                booking.EndsAt,
                booking.ProfessionalZone,
                booking.ServiceName,
                side.OtherName,
                hours == null ? booking.DurationMinutes : hours.ApprovedMinutes ?? hours.Minutes,
                booking.PriceCents,
                hours == null ? null : hours.State,
                appraisal == null
                        ? (
                            booking.ClientId == null || booking.ClientAttendance == Attendance.Absent
                                ? HistoryAppraisal.None
                                : HistoryAppraisal.Awaited
                        )
                    : appraisal.RefusedAt != null ? HistoryAppraisal.Refused
                    : appraisal.Answer != null ? HistoryAppraisal.Answered
                    : HistoryAppraisal.Given,
                appraisal != null && appraisal.IsSatisfied,
                appraisal != null && appraisal.IsRecommendation
            )
        ).ToListAsync(cancellationToken);

    /// <summary>The year of the first one; null when there is none.</summary>
    public async Task<int?> FirstYearAsync(Guid accountId, CancellationToken cancellationToken)
    {
        var first = await Completed(year: null)
            .Where(booking => booking.ClientId == accountId || booking.ProfessionalId == accountId)
            .OrderBy(booking => booking.StartsAt)
            .Select(booking => new { booking.StartsAt, booking.ProfessionalZone })
            .FirstOrDefaultAsync(cancellationToken);
        return first is null ? null : YearOf(first.StartsAt, first.ProfessionalZone);
    }

    /// <param name="appraisal">Its words, the last column.</param>
    public static byte[] ToCsv(IEnumerable<HistoryRow> rows, IReadOnlyList<string> headings, Func<HistoryRow, string> appraisal) =>
        CsvFile.Write(
            headings,
            rows.Select(row =>
                new[]
                {
                    row.Code,
                    row.StartsAt.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
                    row.ServiceName,
                    row.OtherName,
                    row.Minutes.ToString(CultureInfo.InvariantCulture),
                    row.PriceCents is { } cents ? (cents / 100m).ToString("0.00", CultureInfo.InvariantCulture) : "",
                    appraisal(row),
                }
            )
        );

    private static int YearOf(DateTimeOffset at, string zone) => Instant.FromDateTimeOffset(at).InZone(BookingWords.ZoneOf(zone)).Year;

    /// <summary>A day more on both sides of the year: it begins at another instant in every zone.</summary>
    private IQueryable<Booking> Completed(int? year)
    {
        var until = time.GetUtcNow() - AppraisalDesk.Settling;
        var completed = db.Set<Booking>().AsNoTracking().Where(b => b.State == BookingState.Completed && b.EndsAt <= until);
        if (year is not { } only)
        {
            return completed;
        }

        var from = new DateTimeOffset(only, 1, 1, 0, 0, 0, TimeSpan.Zero);
        return completed.Where(b => b.StartsAt >= from.AddDays(-1) && b.StartsAt < from.AddYears(1).AddDays(1));
    }

    private sealed class Side
    {
        public required Booking Booking { get; init; }

        public required string OtherName { get; init; }
    }
}
