using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Visavis.Web.Bookings;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Services;

/// <summary>Services of somebody that were chosen: those they gave and those they had, each question with an index of its own.</summary>
/// <param name="Zones">Of a year all in which the services were; else those of the newest, which are mostly all.</param>
public sealed record ChosenHistory(IReadOnlyList<IQueryable<HistoryLine>> Sides, IReadOnlyList<string> Zones, int? Year);

/// <summary>
/// Services that ended 24 elapsed hours ago or more, and not a second less. The database chooses, sums and sorts; only what is shown is read.
/// </summary>
public sealed partial class ServiceHistory(VisavisDbContext db, TimeProvider time)
{
    public async Task<ChosenHistory> ChooseAsync(Guid accountId, HistoryChoice choice, CancellationToken cancellationToken)
    {
        var completed = Appraised(Completed(choice.Year), choice.Appraisal);
        // Nobody is on both sides of one service.
        IQueryable<HistoryLine>[] sides =
        [
            Lines(
                completed
                    .Where(booking => booking.ProfessionalId == accountId)
                    .Select(booking => new Side { Booking = booking, OtherName = booking.ClientName })
            ),
            Lines(
                completed
                    .Where(booking => booking.ClientId == accountId && booking.ProfessionalId != accountId)
                    .Join(
                        db.Users,
                        booking => booking.ProfessionalId,
                        professional => professional.Id,
                        (booking, professional) => new Side { Booking = booking, OtherName = professional.DisplayName }
                    )
            ),
        ];
        var zones = new HashSet<string>(StringComparer.Ordinal);
        var chosen = new List<IQueryable<HistoryLine>>();
        foreach (var side in sides)
        {
            var newest = await side.OrderByDescending(line => line.StartsAt)
                .Select(line => line.Zone)
                .FirstOrDefaultAsync(cancellationToken);
            if (newest is null)
            {
                continue;
            }

            var left = side;
            zones.Add(newest);
            if (choice.Year is { } year)
            {
                var own = await ZonesAsync(side, cancellationToken);
                zones.UnionWith(own);
                left = side.Where(HistoryMonths.IsIn(year, own));
            }

            chosen.Add(choice.Words.Length == 0 ? left : await NamedAsync(left, choice.Words, cancellationToken));
        }

        return new ChosenHistory(chosen, [.. zones.Order(StringComparer.Ordinal)], choice.Year);
    }

    /// <summary>The newest first; those of one moment by their code, so that none changes places between two parts of the list.</summary>
    public async Task<IReadOnlyList<HistoryRow>> ReadAsync(ChosenHistory of, int skip, int take, CancellationToken cancellationToken)
    {
        var found = new List<(int Side, DateTimeOffset StartsAt, string Code, Guid Id)>();
        for (var side = 0; side < of.Sides.Count; side++)
        {
            var sorted = of.Sides[side].OrderByDescending(line => line.StartsAt).ThenBy(line => line.Booking.Code);
            // Of two sides each may have all of the part, and all that stands before it.
            var part = of.Sides.Count == 1 ? sorted.Skip(skip).Take(take) : sorted.Take(skip + take);
            var keys = await part.Select(line => new
                {
                    line.StartsAt,
                    line.Booking.Code,
                    line.Booking.Id,
                })
                .ToListAsync(cancellationToken);
            found.AddRange(keys.Select(key => (side, key.StartsAt, key.Code, key.Id)));
        }

        var shown = found
            .OrderByDescending(key => key.StartsAt)
            .ThenBy(key => key.Code, StringComparer.Ordinal)
            .Skip(of.Sides.Count == 1 ? 0 : skip)
            .Take(take)
            .ToList();
        var rows = new Dictionary<string, HistoryRow>(StringComparer.Ordinal);
        for (var side = 0; side < of.Sides.Count; side++)
        {
            var ids = shown.Where(key => key.Side == side).Select(key => key.Id).ToList();
            foreach (
                var row in await RowsAsync(of.Sides[side].Where(line => EF.Parameter(ids).Contains(line.Booking.Id)), cancellationToken)
            )
            {
                rows[row.Code] = row;
            }
        }

        return [.. shown.Select(key => rows.GetValueOrDefault(key.Code)).OfType<HistoryRow>()];
    }

    /// <summary>All of it, for a file.</summary>
    public async Task<IReadOnlyList<HistoryRow>> ReadAsync(ChosenHistory of, CancellationToken cancellationToken)
    {
        var rows = new List<HistoryRow>();
        foreach (var side in of.Sides)
        {
            rows.AddRange(await RowsAsync(side, cancellationToken));
        }

        return [.. rows.OrderByDescending(row => row.StartsAt).ThenBy(row => row.Code, StringComparer.Ordinal)];
    }

    /// <summary>The year of the first one; null when there is none.</summary>
    public async Task<int?> FirstYearAsync(Guid accountId, CancellationToken cancellationToken)
    {
        var firsts = new List<(DateTimeOffset StartsAt, string Zone)>();
        foreach (
            var side in new[]
            {
                Completed(year: null).Where(booking => booking.ProfessionalId == accountId),
                Completed(year: null).Where(booking => booking.ClientId == accountId),
            }
        )
        {
            var first = await side.OrderBy(booking => booking.StartsAt)
                .Select(booking => new { booking.StartsAt, booking.ProfessionalZone })
                .FirstOrDefaultAsync(cancellationToken);
            if (first is not null)
            {
                firsts.Add((first.StartsAt, first.ProfessionalZone));
            }
        }

        return firsts.Count == 0 ? null : firsts.Select(first => YearOf(first.StartsAt, first.Zone)).Min();
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

    /// <summary>Few names are on many services: these are compared here, and the database is told which.</summary>
    private static async Task<IQueryable<HistoryLine>> NamedAsync(
        IQueryable<HistoryLine> lines,
        string words,
        CancellationToken cancellationToken
    )
    {
        bool Has(string name) =>
            CultureInfo.InvariantCulture.CompareInfo.IndexOf(name, words, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) >= 0;
        var names = await lines.Select(line => new { line.ServiceName, line.OtherName }).Distinct().ToListAsync(cancellationToken);
        var services = names.Select(name => name.ServiceName).Distinct(StringComparer.Ordinal).Where(Has).ToList();
        var others = names.Select(name => name.OtherName).Distinct(StringComparer.Ordinal).Where(Has).ToList();
        return lines.Where(line => EF.Parameter(services).Contains(line.ServiceName) || EF.Parameter(others).Contains(line.OtherName));
    }

    private static Task<List<string>> ZonesAsync(IQueryable<HistoryLine> lines, CancellationToken cancellationToken) =>
        lines.Select(line => line.Zone).Distinct().ToListAsync(cancellationToken);

    private static IQueryable<HistoryLine> Lines(IQueryable<Side> sides) =>
        from side in sides
        select new HistoryLine
        {
            Booking = side.Booking,
            StartsAt = side.Booking.StartsAt,
            Zone = side.Booking.ProfessionalZone,
            ServiceName = side.Booking.ServiceName,
            OtherName = side.OtherName,
            Minutes = side.Booking.CountedMinutes ?? side.Booking.DurationMinutes,
            Cents = side.Booking.PriceCents ?? 0,
        };

    private Task<List<HistoryRow>> RowsAsync(IQueryable<HistoryLine> lines, CancellationToken cancellationToken) =>
        (
            from line in lines
            let booking = line.Booking
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
                line.OtherName,
                line.Minutes,
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

    /// <summary>A day more on both sides of the year: it begins at another instant in every zone.</summary>
    private IQueryable<Booking> Completed(int? year)
    {
        var until = time.GetUtcNow() - AppraisalDesk.Settling;
        var completed = db.Set<Booking>().AsNoTracking().Where(b => b.State == BookingState.Completed).EndedBy(until);
        if (year is not { } only)
        {
            return completed;
        }

        var from = new DateTimeOffset(only, 1, 1, 0, 0, 0, TimeSpan.Zero);
        return completed.Where(b => b.StartsAt >= from.AddDays(-1) && b.StartsAt < from.AddYears(1).AddDays(1));
    }

    private IQueryable<Booking> Appraised(IQueryable<Booking> completed, HistoryAppraisal? choice)
    {
        var appraisals = db.Set<Appraisal>();
        return choice switch
        {
            HistoryAppraisal.Awaited => completed.Where(b =>
                b.ClientId != null && b.ClientAttendance != Attendance.Absent && !appraisals.Any(a => a.BookingId == b.Id)
            ),
            HistoryAppraisal.Given => completed.Where(b => appraisals.Any(a => a.BookingId == b.Id && a.RefusedAt == null)),
            HistoryAppraisal.Answered => completed.Where(b =>
                appraisals.Any(a => a.BookingId == b.Id && a.RefusedAt == null && a.Answer != null)
            ),
            _ => completed,
        };
    }

    private sealed class Side
    {
        public required Booking Booking { get; init; }

        public required string OtherName { get; init; }
    }
}
