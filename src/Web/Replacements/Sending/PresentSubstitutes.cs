using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Replacements.Sending;

internal static class PresentSubstitutes
{
    /// <summary>Who can be sent now: neither paused by the service, nor gone from the organisation.</summary>
    public static IQueryable<Substitute> SubstitutesNow(this VisavisDbContext db) =>
        db.Set<Substitute>()
            .Where(s =>
                s.EndedAt == null
                && db.Memberships.Any(m => m.OrganisationId == s.OrganisationId && m.AccountId == s.AccountId && m.LeftAt == null)
            );
}
