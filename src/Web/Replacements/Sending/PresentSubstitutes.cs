using Visavis.Web.Foundation.Data;
using Visavis.Web.Trust.Standing;

namespace Visavis.Web.Replacements.Sending;

internal static class PresentSubstitutes
{
    /// <summary>Who can be sent now: neither paused by the service, nor gone from the organisation, nor suspended.</summary>
    public static IQueryable<Substitute> SubstitutesAt(this VisavisDbContext db, DateTimeOffset now)
    {
        var suspended = db.SuspendedAt(now);
        return db.Set<Substitute>()
            .Where(s =>
                s.EndedAt == null
                && !suspended.Contains(s.AccountId)
                && db.Memberships.Any(m => m.OrganisationId == s.OrganisationId && m.AccountId == s.AccountId && m.LeftAt == null)
            );
    }
}
