using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Organisations.ClientFiles;

/// <summary>
/// The client files of an organisation, as each of its members may see them: owners and planners read all, a member those whose named
/// contact they are. Whoever may not gets what is given for an absent file.
/// </summary>
public sealed class ClientFileBook(VisavisDbContext db, IEnumerable<IFileTakenOver> keepers, TimeProvider time)
{
    private const int Shown = 200;
    private const int MostRead = 5000;

    /// <summary>The files the member may read, by name, without those that were joined to another.</summary>
    public async Task<IReadOnlyList<ClientFile>> ListAsync(
        Guid organisationId,
        Membership reader,
        string? words,
        CancellationToken cancellationToken
    )
    {
        var files = Readable(organisationId, reader).Where(f => f.JoinedToId == null);
        if (ClientReference.Read(words) is { } reference)
        {
            // The reference of a file that was joined leads to the one that stays.
            var joinedTo = await db.Set<ClientFile>()
                .Where(f => f.OrganisationId == organisationId && f.Reference == reference)
                .Select(f => f.JoinedToId)
                .SingleOrDefaultAsync(cancellationToken);
            files = files.Where(f => f.Reference == reference || f.Id == joinedTo);
        }
        var found = await files
            .AsNoTracking()
            .Include(f => f.Contacts)
            .OrderBy(f => f.LastName)
            .ThenBy(f => f.FirstName)
            .Take(MostRead)
            .ToListAsync(cancellationToken);
        var isReference = ClientReference.Read(words) is not null || string.IsNullOrWhiteSpace(words);
        return [.. found.Where(f => isReference || Holds(f.Name, words!) || Holds(f.City ?? "", words!)).Take(Shown)];
    }

    /// <summary>Null when there is none, or not for this member.</summary>
    public Task<ClientFile?> ReadAsync(Guid organisationId, Membership reader, Guid fileId, CancellationToken cancellationToken) =>
        Readable(organisationId, reader).Include(f => f.Contacts).SingleOrDefaultAsync(f => f.Id == fileId, cancellationToken);

    /// <summary>Puts a new file; the caller saves.</summary>
    public ClientFile Open(Guid organisationId, Action<ClientFile> fill)
    {
        var file = new ClientFile
        {
            Id = Guid.NewGuid(),
            OrganisationId = organisationId,
            Reference = ClientReference.New(),
            LastName = "",
            CreatedAt = time.GetUtcNow(),
            UpdatedAt = time.GetUtcNow(),
        };
        fill(file);
        db.Add(file);
        return file;
    }

    /// <summary>Makes these members, of the organisation and at most two, the named contacts.</summary>
    public async Task SetContactsAsync(ClientFile file, IReadOnlyList<Guid> accounts, CancellationToken cancellationToken)
    {
        var members = await OrganisationChange
            .CurrentMembers(db, file.OrganisationId)
            .Where(m => accounts.Contains(m.AccountId))
            .Select(m => m.AccountId)
            .ToListAsync(cancellationToken);
        var wanted = accounts.Where(members.Contains).Take(ClientFile.MostContacts).ToList();
        foreach (var gone in file.Contacts.Where(c => !wanted.Contains(c.AccountId)).ToList())
        {
            file.Contacts.Remove(gone);
            db.Remove(gone);
        }

        for (var position = 0; position < wanted.Count; position++)
        {
            if (file.Contacts.FirstOrDefault(c => c.AccountId == wanted[position]) is { } there)
            {
                there.Position = position;
            }
            else
            {
                file.Contacts.Add(
                    new ClientContact
                    {
                        FileId = file.Id,
                        AccountId = wanted[position],
                        Position = position,
                    }
                );
            }
        }
    }

    /// <summary>
    /// Joins a second file of the same person to this one, which keeps its own values and takes those it lacks; what was joined to the second
    /// leads to this one too. The caller saves.
    /// </summary>
    /// <returns>False when both were taken over by different accounts.</returns>
    public async Task<bool> JoinAsync(ClientFile kept, ClientFile other, CancellationToken cancellationToken)
    {
        if (kept.Id == other.Id || (kept.AccountId is { } one && other.AccountId is { } two && one != two))
        {
            return false;
        }

        kept.FirstName ??= other.FirstName;
        if (kept.AddressLine is null)
        {
            kept.AddressLine = other.AddressLine;
            kept.AddressMore = other.AddressMore;
            kept.PostalCode = other.PostalCode;
            kept.City = other.City;
            kept.Country = other.Country;
        }

        kept.Telephone ??= other.Telephone;
        kept.Email ??= other.Email;
        kept.Note ??= other.Note;
        kept.AccountId ??= other.AccountId;
        kept.UpdatedAt = time.GetUtcNow();
        other.JoinedToId = kept.Id;
        other.AccountId = kept.AccountId;
        (other.CodeHash, other.CodeExpiresAt, other.AskedById, other.AskedAt) = (null, null, null, null);
        foreach (var before in await db.Set<ClientFile>().Where(f => f.JoinedToId == other.Id).ToListAsync(cancellationToken))
        {
            (before.JoinedToId, before.AccountId) = (kept.Id, kept.AccountId);
        }

        if (kept.AccountId is { } account)
        {
            // One of the two had no account yet: what was kept under it is the account's from now on.
            foreach (var keeper in keepers)
            {
                await keeper.TakenOverAsync(kept, account, cancellationToken);
                await keeper.TakenOverAsync(other, account, cancellationToken);
            }
        }

        return true;
    }

    public static string StampOf(ClientFile file) =>
        SectionStamp.Of(
            file.FirstName,
            file.LastName,
            file.Address?.ToString(),
            file.Telephone,
            file.Email,
            file.Channel,
            file.Note,
            string.Join(' ', file.Contacts.OrderBy(c => c.Position).Select(c => c.AccountId))
        );

    /// <summary>Without regard to capitals and accents, which neither database ignores by itself.</summary>
    private static bool Holds(string text, string words) =>
        CultureInfo.InvariantCulture.CompareInfo.IndexOf(text, words.Trim(), CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace)
        >= 0;

    private IQueryable<ClientFile> Readable(Guid organisationId, Membership reader)
    {
        var files = db.Set<ClientFile>().Where(f => f.OrganisationId == organisationId);
        return reader.Role.MayReadClients() ? files : files.Where(f => f.Contacts.Any(c => c.AccountId == reader.AccountId));
    }
}
