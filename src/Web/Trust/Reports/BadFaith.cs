using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Trust.Decisions;

namespace Visavis.Web.Trust.Reports;

/// <summary>
/// Who misled the moderators is warned in words first; found so again within six months, their next reports wait two weeks. None is dropped, and a
/// danger to a life never waits. The terms say so.
/// </summary>
internal static class BadFaith
{
    public static readonly TimeSpan Wait = TimeSpan.FromDays(14);
    private const int CountedMonths = 6;
    private const int Warnings = 1;

    public static async Task<DateTimeOffset?> WaitsUntilAsync(
        VisavisDbContext db,
        ReportKind kind,
        Guid? reporter,
        string? email,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        if (kind.ThreatensLife() || (reporter is null && email is null))
        {
            return null;
        }

        var since = now.AddMonths(-CountedMonths);
        var found = await db.Set<Decision>()
            .CountAsync(
                d =>
                    d.WasBadFaith
                    && d.At >= since
                    && db.Set<Report>()
                        .Any(r =>
                            r.DecisionId == d.Id
                            && db.Set<ReportContact>()
                                .Any(c =>
                                    c.ReportId == r.Id
                                    && (
                                        (reporter != null && c.AccountId == reporter)
                                        || (email != null && c.ConfirmedAt != null && c.Email == email)
                                    )
                                )
                        ),
                cancellationToken
            );
        return found > Warnings ? now + Wait : null;
    }
}
