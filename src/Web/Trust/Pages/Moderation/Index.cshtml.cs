using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Trust.Decisions;
using Visavis.Web.Trust.Reports;
using Visavis.Web.Trust.Staff;

namespace Visavis.Web.Trust.Pages.Moderation;

/// <summary>One queue for every kind: the heavier and the older come first.</summary>
public sealed class IndexModel(VisavisDbContext db, IOptions<TrustOptions> options, TimeProvider time) : StaffPageModel
{
    private const int Most = 200;

    public IReadOnlyList<(Report Report, int AgeHours, int EvidenceCount)> Reports { get; private set; } = [];

    /// <summary>Of people found in bad faith before; each joins the queue on its day.</summary>
    public IReadOnlyList<Report> Waiting { get; private set; } = [];

    public IReadOnlyList<(Appeal Appeal, Decision? First, int AgeHours)> Appeals { get; private set; } = [];

    public int OldestUntouchedHours { get; private set; }

    public int AlarmAfterHours => options.Value.AlarmAfterHours;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        int Hours(DateTimeOffset since) => (int)(now - since).TotalHours;
        var open = await db.Set<Report>()
            .AsNoTracking()
            .Where(r => r.ClosedAt == null && (r.WaitsUntil == null || r.WaitsUntil <= now))
            .OrderBy(r => r.ReceivedAt)
            .Take(Most)
            .Select(r => new { Report = r, Evidence = r.Evidence.Count })
            .ToListAsync(cancellationToken);
        Reports =
        [
            .. open.Select(r => (r.Report, AgeHours: Hours(r.Report.ReceivedAt), r.Evidence))
                .OrderByDescending(r => r.Report.Kind.Weight() * (1 + r.AgeHours))
                .ThenBy(r => r.Report.ReceivedAt),
        ];
        OldestUntouchedHours = Reports.Where(r => r.Report.OpenedAt is null).Select(r => r.AgeHours).DefaultIfEmpty().Max();
        Waiting = await db.Set<Report>()
            .AsNoTracking()
            .Where(r => r.ClosedAt == null && r.WaitsUntil > now)
            .OrderBy(r => r.WaitsUntil)
            .Take(Most)
            .ToListAsync(cancellationToken);
        var appeals = await db.Set<Appeal>()
            .AsNoTracking()
            .Where(a => a.DecidedAt == null)
            .OrderBy(a => a.At)
            .Take(Most)
            .Select(a => new { Appeal = a, First = db.Set<Decision>().FirstOrDefault(d => d.Id == a.DecisionId) })
            .ToListAsync(cancellationToken);
        Appeals = [.. appeals.Select(a => (a.Appeal, a.First, Hours(a.Appeal.At)))];
    }
}
