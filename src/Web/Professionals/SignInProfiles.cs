using Microsoft.EntityFrameworkCore;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Media.Serving;

namespace Visavis.Web.Professionals;

internal sealed class SignInProfiles(VisavisDbContext db) : ISignInProfiles
{
    public Task<string?> NameAsync(string referenceCode, CancellationToken cancellationToken) =>
        db
            .Professionals.Where(p => p.ReferenceCode == referenceCode && !p.IsHidden)
            .Select(p => (string?)p.DisplayName)
            .FirstOrDefaultAsync(cancellationToken);

    public async Task<IReadOnlyList<DemoPerson>> DemoPeopleAsync(int most, CancellationToken cancellationToken) =>
        await db
            .Users.Where(a => a.IsDemo)
            .OrderBy(a => a.CreatedAt)
            .ThenBy(a => a.Id)
            .Take(most)
            .GroupJoin(db.Professionals, a => a.Id, p => p.Id, (account, profiles) => new { account, profiles })
            .SelectMany(
                x => x.profiles.DefaultIfEmpty(),
                (x, profile) =>
                    new DemoPerson(
                        x.account.Id,
                        x.account.DisplayName,
                        profile == null ? null : profile.ProfessionLabel,
                        profile == null ? null : MediaAddress.OfPortrait(null, profile.PortraitSeed),
                        x.account.IsAdministrator
                    )
            )
            .ToListAsync(cancellationToken);
}
