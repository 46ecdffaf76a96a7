using Visavis.Web.Foundation.Data;
using Visavis.Web.Trust.Decisions;

namespace Visavis.Web.Trust.Standing;

public static class SuspendedAccounts
{
    /// <summary>For queries: whom a suspension keeps away at that instant.</summary>
    public static IQueryable<Guid> SuspendedAt(this VisavisDbContext db, DateTimeOffset now) =>
        db.Set<Measure>()
            .Where(m => m.Kind == MeasureKind.Suspended && m.EndedAt == null && (m.EndsAt == null || m.EndsAt > now))
            .Select(m => m.AccountId);
}
