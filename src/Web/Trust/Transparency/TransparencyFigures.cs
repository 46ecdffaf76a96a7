using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Trust.Decisions;
using Visavis.Web.Trust.Orders;
using Visavis.Web.Trust.Reports;

namespace Visavis.Web.Trust.Transparency;

/// <summary>Counts what the regulation on digital services wants published (articles 15 and 24), and what staff look at: the same figures.</summary>
public sealed class TransparencyFigures(VisavisDbContext db)
{
    /// <param name="from">In UTC, included.</param>
    /// <param name="to">In UTC, excluded.</param>
    public async Task<Figures> OfAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var kinds = await db.Set<Report>()
            .Where(r => r.ReceivedAt >= from && r.ReceivedAt < to)
            .GroupBy(r => r.Kind)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToListAsync(cancellationToken);
        var waited = await db.Set<Report>()
            .Where(r => r.ClosedAt >= from && r.ClosedAt < to)
            .Select(r => new { Since = r.ReceivedAt, Until = r.ClosedAt!.Value })
            .ToListAsync(cancellationToken);
        var decisions = await db.Set<Decision>()
            .Where(d => d.At >= from && d.At < to)
            .Select(d => new { d.Outcome, d.WasBadFaith })
            .ToListAsync(cancellationToken);
        var automatic = await db.Set<Measure>().CountAsync(m => m.IsAutomatic && m.StartsAt >= from && m.StartsAt < to, cancellationToken);
        var appeals = await db.Set<Appeal>()
            .Where(a => a.At >= from && a.At < to)
            .Select(a => new
            {
                a.At,
                a.DecidedAt,
                a.WasGranted,
            })
            .ToListAsync(cancellationToken);
        var orders = await db.Set<AuthorityOrder>()
            .Where(o => o.EnteredAt >= from && o.EnteredAt < to)
            .Select(o => new
            {
                o.Kind,
                o.Answer,
                o.EnteredAt,
                o.AnsweredAt,
            })
            .ToListAsync(cancellationToken);
        return new Figures(
            [.. kinds.Select(k => (k.Key, k.Count)).OrderByDescending(k => k.Count).ThenBy(k => k.Key)],
            [.. decisions.GroupBy(d => d.Outcome).Select(g => (g.Key, g.Count())).OrderBy(g => g.Key)],
            MedianHours(waited.Select(w => w.Until - w.Since)),
            decisions.Count(d => d.WasBadFaith),
            automatic,
            appeals.Count,
            appeals.Count(a => a.WasGranted == true),
            MedianHours(appeals.Where(a => a.DecidedAt is not null).Select(a => a.DecidedAt!.Value - a.At)),
            [
                .. Enum.GetValues<OrderKind>()
                    .Select(kind => new OrderFigure(
                        kind,
                        orders.Count(o => o.Kind == kind),
                        orders.Count(o => o.Kind == kind && o.Answer == OrderAnswer.Followed),
                        MedianHours(
                            orders.Where(o => o.Kind == kind && o.AnsweredAt is not null).Select(o => o.AnsweredAt!.Value - o.EnteredAt)
                        )
                    )),
            ]
        );
    }

    /// <summary>The mean of the months of a period that were counted; null when none was.</summary>
    public async Task<int?> MonthlyPeopleAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var months = await db.Set<ActiveMonth>()
            .Where(m => m.Month >= from && m.Month < to)
            .Select(m => m.People)
            .ToListAsync(cancellationToken);
        return months.Count == 0 ? null : (int)Math.Round(months.Average(), MidpointRounding.AwayFromZero);
    }

    private static int? MedianHours(IEnumerable<TimeSpan> times)
    {
        var hours = times.Select(t => (int)t.TotalHours).Order().ToList();
        return hours.Count == 0 ? null : hours[hours.Count / 2];
    }
}

/// <param name="MedianHours">From a report to its decision, of those decided in the time.</param>
/// <param name="BadFaith">Decisions that found a report made in bad faith.</param>
/// <param name="Automatic">Limits that the site set by itself.</param>
public sealed record Figures(
    IReadOnlyList<(ReportKind Kind, int Count)> Kinds,
    IReadOnlyList<(Outcome Outcome, int Count)> Outcomes,
    int? MedianHours,
    int BadFaith,
    int Automatic,
    int Appeals,
    int Granted,
    int? AppealMedianHours,
    IReadOnlyList<OrderFigure> Orders
);

public sealed record OrderFigure(OrderKind Kind, int Count, int Followed, int? MedianHours);
