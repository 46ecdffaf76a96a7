using Microsoft.EntityFrameworkCore;
using Visavis.Web.Calls;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Media.Portraits;
using Visavis.Web.Organisations;
using Visavis.Web.Organisations.ClientFiles;
using Visavis.Web.Professionals;

namespace Visavis.Web.Messages;

/// <summary>Knows people who met: a module whose rows prove it registers one, e.g. for bookings.</summary>
public interface IAcquaintance
{
    Task<bool> HaveMetAsync(VisavisDbContext db, Guid one, Guid other, CancellationToken cancellationToken);
}

/// <summary>Whoever had a call, answered or not, can write about it.</summary>
internal sealed class CallAcquaintance : IAcquaintance
{
    public Task<bool> HaveMetAsync(VisavisDbContext db, Guid one, Guid other, CancellationToken cancellationToken) =>
        db.Calls.Between(one, other).AnyAsync(cancellationToken);
}

/// <summary>A client of an organisation and whoever is named there as their contact.</summary>
internal sealed class ContactAcquaintance : IAcquaintance
{
    public Task<bool> HaveMetAsync(VisavisDbContext db, Guid one, Guid other, CancellationToken cancellationToken) =>
        db.ContactsOf(db.Set<ClientFile>().Where(f => f.JoinedToId == null && (f.AccountId == one || f.AccountId == other)))
            .AnyAsync(
                c =>
                    (c.AccountId == one || c.AccountId == other)
                    && db.Set<ClientFile>().Any(f => f.Id == c.FileId && f.AccountId != c.AccountId),
                cancellationToken
            );
}

/// <summary>Who is at the other end, as the pages show them.</summary>
public sealed record Correspondent(Guid Id, string Name, string? PortraitUrl, string? ProfilePath, string? Profession);

/// <summary>Whom a person may write to: anybody listed, and whoever they met or already exchanged with.</summary>
public sealed class Correspondents(IEnumerable<IAcquaintance> acquaintances)
{
    public async Task<bool> MayBeginAsync(VisavisDbContext db, Guid sender, Guid peer, CancellationToken cancellationToken)
    {
        if (
            sender == peer
            || !await db.Users.AnyAsync(a => a.Id == peer && a.ErasedAt == null && a.TermsAcceptedAt != null, cancellationToken)
        )
        {
            return false;
        }

        if (await db.Professionals.AnyAsync(p => p.Id == peer && !p.IsHidden, cancellationToken))
        {
            return true;
        }

        foreach (var acquaintance in acquaintances)
        {
            if (await acquaintance.HaveMetAsync(db, sender, peer, cancellationToken))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The people of these ids; whoever left has an empty name.</summary>
    public static async Task<IReadOnlyDictionary<Guid, Correspondent>> FindAsync(
        VisavisDbContext db,
        IReadOnlyCollection<Guid> ids,
        CancellationToken cancellationToken
    )
    {
        var names = await db.Users.Where(a => ids.Contains(a.Id)).Select(a => new { a.Id, a.DisplayName }).ToListAsync(cancellationToken);
        var listed = await db
            .Professionals.AsNoTracking()
            .Where(p => ids.Contains(p.Id) && !p.IsHidden)
            .ToDictionaryAsync(p => p.Id, cancellationToken);
        var portraits = await MemberPortrait.AddressesAsync(db, [.. ids.Except(listed.Keys)], cancellationToken);
        return names.ToDictionary(
            person => person.Id,
            person =>
                listed.TryGetValue(person.Id, out var profile)
                    ? new Correspondent(
                        person.Id,
                        profile.DisplayName,
                        PortraitAddress.Of(profile),
                        ProfessionalDirectory.ProfilePath(profile),
                        profile.ProfessionLabel
                    )
                    : new Correspondent(person.Id, person.DisplayName, portraits.GetValueOrDefault(person.Id), null, null)
        );
    }
}
