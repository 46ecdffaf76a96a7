using System.Linq.Expressions;
using NodaTime;
using Visavis.Web.Bookings;

namespace Visavis.Web.Services;

/// <summary>
/// Months and years on the wall clocks where services were. SQLite knows no zones: either database is given the instants at which the months begin there
/// and compares.
/// </summary>
internal sealed class HistoryMonths
{
    /// <summary>Of a service in a zone that was not named.</summary>
    public const int Elsewhere = -1;

    private const int OfYear = 12;
    private readonly ParameterExpression line = Expression.Parameter(typeof(HistoryLine), "line");
    private readonly IReadOnlyList<string> zones;
    private readonly int first;
    private readonly int count;

    /// <param name="zones">Those in which there are services, as far as they are known.</param>
    /// <param name="from">No service is earlier.</param>
    /// <param name="until">No service is later.</param>
    public HistoryMonths(IReadOnlyList<string> zones, DateTimeOffset from, DateTimeOffset until)
    {
        this.zones = zones;
        // It is another day somewhere.
        first = NumberOf(from.UtcDateTime.AddDays(-1));
        count = NumberOf(until.UtcDateTime.AddDays(1)) - first + 1;
    }

    /// <summary>Which of the months a service was in, from 0. A search among the beginnings: a year costs four comparisons, ten years seven.</summary>
    public Expression<Func<HistoryLine, int>> Number()
    {
        var starts = Expression.Property(line, nameof(HistoryLine.StartsAt));
        var body = zones.Aggregate<string, Expression>(
            Expression.Constant(Elsewhere),
            (otherwise, zone) => Expression.Condition(IsIn(zone), Among(starts, BookingWords.ZoneOf(zone), 0, count), otherwise)
        );
        return Expression.Lambda<Func<HistoryLine, int>>(body, line);
    }

    /// <summary>The first day of the month of that number.</summary>
    public DateOnly MonthOf(int number) => new((first + number) / OfYear, ((first + number) % OfYear) + 1, 1);

    /// <summary>Whether a service was in a year.</summary>
    public static Expression<Func<HistoryLine, bool>> IsIn(int year, IReadOnlyList<string> zones)
    {
        var months = new HistoryMonths(zones, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch);
        var starts = Expression.Property(months.line, nameof(HistoryLine.StartsAt));
        var body = zones
            .Select(zone =>
            {
                var (from, to) = (Start(year * OfYear, BookingWords.ZoneOf(zone)), Start((year + 1) * OfYear, BookingWords.ZoneOf(zone)));
                var isInYear = Expression.AndAlso(
                    Expression.GreaterThanOrEqual(starts, Given(from)),
                    Expression.LessThan(starts, Given(to))
                );
                return Expression.AndAlso(months.IsIn(zone), isInYear);
            })
            .Aggregate(Expression.OrElse);
        return Expression.Lambda<Func<HistoryLine, bool>>(body, months.line);
    }

    private BinaryExpression IsIn(string zone) => Expression.Equal(Expression.Property(line, nameof(HistoryLine.Zone)), Given(zone));

    private Expression Among(Expression starts, DateTimeZone zone, int from, int many)
    {
        if (many == 1)
        {
            return Expression.Constant(from);
        }

        var half = many / 2;
        return Expression.Condition(
            Expression.LessThan(starts, Given(Start(first + from + half, zone))),
            Among(starts, zone, from, half),
            Among(starts, zone, from + half, many - half)
        );
    }

    private static int NumberOf(DateTime day) => (day.Year * OfYear) + day.Month - 1;

    private static DateTimeOffset Start(int month, DateTimeZone zone) =>
        zone.AtStartOfDay(new LocalDate(month / OfYear, (month % OfYear) + 1, 1)).ToDateTimeOffset().ToUniversalTime();

    /// <summary>A parameter rather than a constant: a month later the question is still the same one.</summary>
    private static Expression Given<T>(T value) => ((Expression<Func<T>>)(() => value)).Body;
}
