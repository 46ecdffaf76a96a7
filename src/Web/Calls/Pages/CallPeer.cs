using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Media.Portraits;
using Visavis.Web.Professionals;

namespace Visavis.Web.Calls.Pages;

/// <summary>The other person as the call pages show them; not everybody is listed in the directory.</summary>
public sealed record CallPeer(Guid Id, string Name, string? Profession, string? PortraitUrl, string? ProfileUrl, string? Reference)
{
    public static CallPeer Of(Professional professional) =>
        new(
            professional.Id,
            professional.DisplayName,
            professional.ProfessionLabel,
            PortraitAddress.Of(professional),
            ProfessionalDirectory.ProfilePath(professional),
            professional.ReferenceCode
        );

    public static async Task<IReadOnlyDictionary<Guid, CallPeer>> FindAsync(
        VisavisDbContext database,
        IReadOnlyCollection<Guid> ids,
        CancellationToken cancellation
    )
    {
        var listed = await database.Professionals.AsNoTracking().Where(p => ids.Contains(p.Id) && !p.IsHidden).ToListAsync(cancellation);
        var peers = listed.Select(Of).ToDictionary(p => p.Id);
        var others = ids.Where(id => !peers.ContainsKey(id)).ToList();
        var names = await database
            .Users.AsNoTracking()
            .Where(a => others.Contains(a.Id))
            .Select(a => new { a.Id, a.DisplayName })
            .ToListAsync(cancellation);
        var portraits = await MemberPortrait.AddressesAsync(database, others, cancellation);
        foreach (var account in names)
        {
            peers[account.Id] = new CallPeer(account.Id, account.DisplayName, null, portraits.GetValueOrDefault(account.Id), null, null);
        }

        return peers;
    }
}
