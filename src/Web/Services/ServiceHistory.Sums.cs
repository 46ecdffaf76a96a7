using Microsoft.EntityFrameworkCore;

namespace Visavis.Web.Services;

public sealed partial class ServiceHistory
{
    /// <summary>Of everything chosen: months newest first, names in their order.</summary>
    public async Task<IReadOnlyList<HistorySum>> SumAsync(ChosenHistory of, HistoryGrouping by, CancellationToken cancellationToken)
    {
        if (by != HistoryGrouping.Month)
        {
            var named = await SumAsync(
                of.Sides,
                sides => by == HistoryGrouping.Person ? sides.GroupBy(line => line.OtherName) : sides.GroupBy(line => line.ServiceName),
                cancellationToken
            );
            return
            [
                .. named
                    .OrderBy(sum => sum.Key, StringComparer.CurrentCultureIgnoreCase)
                    .Select(sum => new HistorySum(sum.Key, Month: null, sum.Count, sum.Minutes, sum.Cents)),
            ];
        }

        var (from, until) = await SpanAsync(of, cancellationToken);
        if (from is null)
        {
            return [];
        }

        var months = new HistoryMonths(of.Zones, from.Value, until);
        var sums = await SumAsync(of.Sides, side => side.GroupBy(months.Number()), cancellationToken);
        if (sums.Exists(sum => sum.Key == HistoryMonths.Elsewhere))
        {
            // Somebody moved, or had services from several places: only now all zones are looked for.
            var zones = new HashSet<string>(StringComparer.Ordinal);
            foreach (var side in of.Sides)
            {
                zones.UnionWith(await ZonesAsync(side, cancellationToken));
            }

            months = new HistoryMonths([.. zones], from.Value, until);
            sums = await SumAsync(of.Sides, side => side.GroupBy(months.Number()), cancellationToken);
        }

        return
        [
            .. sums.OrderByDescending(sum => sum.Key)
                .Select(sum => new HistorySum("", months.MonthOf(sum.Key), sum.Count, sum.Minutes, sum.Cents)),
        ];
    }

    private static async Task<List<Sum<TKey>>> SumAsync<TKey>(
        IReadOnlyList<IQueryable<HistoryLine>> sides,
        Func<IQueryable<HistoryLine>, IQueryable<IGrouping<TKey, HistoryLine>>> groups,
        CancellationToken cancellationToken
    )
        where TKey : notnull
    {
        var sums = new List<Sum<TKey>>();
        foreach (var side in sides)
        {
            sums.AddRange(
                await groups(side)
                    .Select(group => new Sum<TKey>(
                        group.Key,
                        group.Count(),
                        group.Sum(line => (long)line.Minutes),
                        group.Sum(line => (long)line.Cents)
                    ))
                    .ToListAsync(cancellationToken)
            );
        }

        return
        [
            .. sums.GroupBy(sum => sum.Key)
                .Select(same => new Sum<TKey>(
                    same.Key,
                    same.Sum(sum => sum.Count),
                    same.Sum(sum => sum.Minutes),
                    same.Sum(sum => sum.Cents)
                )),
        ];
    }

    /// <summary>Between the first and the last of what is chosen.</summary>
    private async Task<(DateTimeOffset? From, DateTimeOffset Until)> SpanAsync(ChosenHistory of, CancellationToken cancellationToken)
    {
        if (of.Year is { } year)
        {
            var from = new DateTimeOffset(year, 1, 2, 0, 0, 0, TimeSpan.Zero);
            return (of.Sides.Count == 0 ? null : from, from.AddYears(1).AddDays(-3));
        }

        DateTimeOffset? first = null;
        foreach (var side in of.Sides)
        {
            var start = await side.OrderBy(line => line.StartsAt)
                .Select(line => (DateTimeOffset?)line.StartsAt)
                .FirstOrDefaultAsync(cancellationToken);
            first = start is null || first < start ? first : start;
        }

        return (first, time.GetUtcNow());
    }

    private sealed record Sum<TKey>(TKey Key, int Count, long Minutes, long Cents);
}
