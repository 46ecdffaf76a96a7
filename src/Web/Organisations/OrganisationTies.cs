using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Layout;

namespace Visavis.Web.Organisations;

internal sealed class OrganisationTies(VisavisDbContext db) : IOrganisationTies
{
    public async Task<bool> HasAnyAsync(ClaimsPrincipal person, CancellationToken cancellationToken)
    {
        if (Enum.TryParse<AccountCategory>(person.FindFirstValue(SignedInPerson.Listed), out var category) && category.IsOrganisation())
        {
            return true;
        }

        var accountId = person.AccountId();
        return await db.Memberships.AnyAsync(m => m.AccountId == accountId && m.LeftAt == null, cancellationToken);
    }
}
