using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Trust.Decisions;
using Visavis.Web.Trust.Reports;
using Visavis.Web.Trust.Staff;

namespace Visavis.Web.Trust.Pages.Moderation;

/// <summary>What a transparency report counts.</summary>
public sealed class StatisticsModel(VisavisDbContext db, OperatorDuties duties, TimeProvider time) : StaffPageModel
{
    public IReadOnlyList<(ReportKind Kind, int Count)> Kinds { get; private set; } = [];

    public IReadOnlyList<(Outcome Outcome, int Count)> Outcomes { get; private set; } = [];

    public OperatorDuties Duties => duties;

    /// <summary>Seen signed in within thirty days; counted only where the figure is due.</summary>
    public int? Users { get; private set; }

    public int Automatic { get; private set; }

    public int Appeals { get; private set; }

    public int Granted { get; private set; }

    public int? MedianHours { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var since = time.GetUtcNow().AddMonths(-12);
        var reports = await db.Set<Report>()
            .AsNoTracking()
            .Where(r => r.ReceivedAt >= since)
            .Select(r => new
            {
                r.Kind,
                r.ReceivedAt,
                r.ClosedAt,
            })
            .ToListAsync(cancellationToken);
        Kinds = [.. reports.GroupBy(r => r.Kind).Select(g => (g.Key, g.Count())).OrderByDescending(g => g.Item2)];
        var decisions = await db.Set<Decision>().Where(d => d.At >= since).Select(d => d.Outcome).ToListAsync(cancellationToken);
        Outcomes = [.. decisions.GroupBy(o => o).Select(g => (g.Key, g.Count())).OrderBy(g => g.Key)];
        Automatic = await db.Set<Measure>().CountAsync(m => m.IsAutomatic && m.StartsAt >= since, cancellationToken);
        Appeals = await db.Set<Appeal>().CountAsync(a => a.At >= since, cancellationToken);
        Granted = await db.Set<Appeal>().CountAsync(a => a.At >= since && a.WasGranted == true, cancellationToken);
        if (duties.PublishesFigures)
        {
            var month = time.GetUtcNow().AddDays(-30);
            Users = await db.Sessions.Where(s => s.LastSeenAt >= month).Select(s => s.AccountId).Distinct().CountAsync(cancellationToken);
        }

        var hours = reports
            .Where(r => r.ClosedAt is not null)
            .Select(r => (int)(r.ClosedAt!.Value - r.ReceivedAt).TotalHours)
            .Order()
            .ToList();
        MedianHours = hours.Count == 0 ? null : hours[hours.Count / 2];
    }
}
