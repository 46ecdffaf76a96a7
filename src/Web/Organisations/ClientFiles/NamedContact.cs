using Microsoft.EntityFrameworkCore;
using Visavis.Web.Contacts;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Organisations.ClientFiles;

/// <summary>A named contact as the client sees them: at work, never their private details.</summary>
public sealed record NamedContact(Guid AccountId, string Name, string? Telephone, string? Email)
{
    /// <summary>In their order; where a member gave nothing of their own, what the organisation shows to everybody.</summary>
    public static async Task<IReadOnlyList<NamedContact>> OfAsync(VisavisDbContext db, ClientFile file, CancellationToken cancellationToken)
    {
        var ids = file.Contacts.Select(c => c.AccountId).ToList();
        if (ids.Count == 0)
        {
            return [];
        }

        var names = await db.Users.Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.DisplayName, cancellationToken);
        var staff = await db.Set<StaffContact>()
            .Where(c => c.OrganisationId == file.OrganisationId && ids.Contains(c.AccountId))
            .ToDictionaryAsync(c => c.AccountId, cancellationToken);
        var shown = await db.Set<PublicContact>().SingleOrDefaultAsync(c => c.OwnerId == file.OrganisationId, cancellationToken);
        return
        [
            .. file
                .Contacts.OrderBy(c => c.Position)
                .Where(c => names.ContainsKey(c.AccountId))
                .Select(c => new NamedContact(
                    c.AccountId,
                    names[c.AccountId],
                    staff.GetValueOrDefault(c.AccountId)?.Telephone ?? shown?.Telephone,
                    staff.GetValueOrDefault(c.AccountId)?.Email ?? shown?.Email
                )),
        ];
    }
}
