using Microsoft.EntityFrameworkCore;
using Visavis.Web.Contacts;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Organisations.ClientFiles;

/// <summary>A named contact as the client sees them: at work, never their private details.</summary>
public sealed record NamedContact(Guid AccountId, string Name, string? Telephone, string? Email)
{
    /// <summary>The number, or else the address, as one reads it.</summary>
    public string? Reached => Telephone is { } number ? PhoneNumber.Show(number) : Email;

    /// <summary>Those of a client with an account, organisation by organisation; nothing where none is named.</summary>
    public static async Task<IReadOnlyList<(string Organisation, IReadOnlyList<NamedContact> People)>> OfClientAsync(
        VisavisDbContext db,
        Guid accountId,
        CancellationToken cancellationToken
    )
    {
        var files = await db.Set<ClientFile>()
            .AsNoTracking()
            .Where(f => f.AccountId == accountId && f.JoinedToId == null)
            .Join(db.Professionals, f => f.OrganisationId, p => p.Id, (f, p) => new { File = f, p.DisplayName })
            .OrderBy(row => row.DisplayName)
            .ToListAsync(cancellationToken);
        var found = new List<(string, IReadOnlyList<NamedContact>)>();
        foreach (var row in files)
        {
            if (await OfAsync(db, row.File, cancellationToken) is { Count: > 0 } people)
            {
                found.Add((row.DisplayName, people));
            }
        }

        return found;
    }

    /// <summary>In their order; where a member gave nothing of their own, what the organisation shows to everybody.</summary>
    public static async Task<IReadOnlyList<NamedContact>> OfAsync(VisavisDbContext db, ClientFile file, CancellationToken cancellationToken)
    {
        var contacts = await db.ContactsOf(db.Set<ClientFile>().Where(f => f.Id == file.Id))
            .AsNoTracking()
            .OrderBy(c => c.Position)
            .ToListAsync(cancellationToken);
        var ids = contacts.ConvertAll(c => c.AccountId);
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
            .. contacts
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

/// <summary>What a page that shows a client their contacts says: who they are, how to reach them, and that changes are agreed with them.</summary>
/// <param name="People">With the organisation, where the page does not name it.</param>
/// <param name="SaysToday">What else stands on the page was agreed once and stays; the contact is today's.</param>
public sealed record ContactsNotice(IReadOnlyList<(string? Organisation, NamedContact Person)> People, bool SaysToday = false)
{
    public static ContactsNotice OfToday(IEnumerable<NamedContact> people) =>
        new([.. people.Select(one => ((string?)null, one))], SaysToday: true);
}
