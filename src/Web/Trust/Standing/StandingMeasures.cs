using Visavis.Web.Foundation.Data;
using Visavis.Web.Trust.Decisions;

namespace Visavis.Web.Trust.Standing;

public static class StandingMeasures
{
    /// <summary>For queries: what stands at that instant, neither ended nor run out.</summary>
    public static IQueryable<Measure> MeasuresAt(this VisavisDbContext db, DateTimeOffset now) =>
        db.Set<Measure>().Where(m => m.EndedAt == null && (m.EndsAt == null || m.EndsAt > now));

    /// <summary>For queries: whom a suspension keeps away at that instant.</summary>
    public static IQueryable<Guid> SuspendedAt(this VisavisDbContext db, DateTimeOffset now) =>
        db.MeasuresAt(now).Where(m => m.Kind == MeasureKind.Suspended).Select(m => m.AccountId);
}
