using Microsoft.EntityFrameworkCore;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Organisations;

/// <summary>Gives a company, administration or association that was listed before organisations came its sites, services and members.</summary>
public sealed class OrganisationOpening(VisavisDbContext db, TimeProvider clock)
{
    /// <summary>Whoever was ever a member of an organisation is one of its people, and no organisation.</summary>
    public Task<bool> CanOpenAsync(Guid accountId, CancellationToken cancellationToken) =>
        db.Professionals.AnyAsync(
            p =>
                p.Id == accountId
                && AccountCategories.Organisations.Contains(p.Category)
                && !db.Organisations.Any(o => o.Id == accountId)
                && !db.Memberships.Any(m => m.AccountId == accountId),
            cancellationToken
        );

    /// <returns>Whether the account has its organisation now.</returns>
    public async Task<bool> OpenAsync(Guid accountId, CancellationToken cancellationToken)
    {
        if (!await CanOpenAsync(accountId, cancellationToken))
        {
            return await db.Organisations.AnyAsync(o => o.Id == accountId, cancellationToken);
        }

        db.Add(NewOrganisation.Create(accountId, [], clock.GetUtcNow()));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException taken) when (UniqueViolation.Is(taken))
        {
            // Another tab was faster; it made the same.
            db.ChangeTracker.Clear();
        }

        return true;
    }
}
