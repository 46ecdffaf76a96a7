using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Professionals;

namespace Visavis.Web.Services;

/// <summary>Counts what is published; what a moderator refused does not count.</summary>
internal sealed class CountedAppraisals(VisavisDbContext db) : IAppraisalCounts
{
    public async Task<IReadOnlyDictionary<Guid, AppraisalCounts>> OfAsync(
        IReadOnlyCollection<Guid> professionals,
        CancellationToken cancellationToken
    )
    {
        var counts = await db.Set<Appraisal>()
            .Where(a => professionals.Contains(a.ProfessionalId) && a.RefusedAt == null)
            .GroupBy(a => new
            {
                a.ProfessionalId,
                a.IsSatisfied,
                a.IsRecommendation,
            })
            .Select(group => new { group.Key, Count = group.Count() })
            .ToListAsync(cancellationToken);
        return counts
            .GroupBy(row => row.Key.ProfessionalId)
            .Select(rows =>
                (
                    Id: rows.Key,
                    Counts: new AppraisalCounts(
                        rows.Where(row => row.Key.IsSatisfied).Sum(row => row.Count),
                        rows.Sum(row => row.Count),
                        rows.Where(row => row.Key.IsRecommendation).Sum(row => row.Count)
                    )
                )
            )
            .Where(row => row.Counts.All >= AppraisalCounts.FewestShown)
            .ToDictionary(row => row.Id, row => row.Counts);
    }
}
