using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Organisations.ClientFiles;
using Visavis.Web.Replacements.Requests;

namespace Visavis.Web.Replacements.Sending;

/// <summary>Names behind the ids of a service, and what a form offers.</summary>
public sealed class ReplacementLists(VisavisDbContext db)
{
    public async Task<ReplacementChoices> ChoicesAsync(Guid organisationId, Guid? fileId, CancellationToken cancellationToken)
    {
        var entries = await EntriesAsync(organisationId, cancellationToken);
        var substitutes = await db.Set<Substitute>()
            .Where(s => s.OrganisationId == organisationId && s.EndedAt == null)
            .Join(db.Users, s => s.AccountId, a => a.Id, (s, a) => new { s.Id, a.DisplayName })
            .OrderBy(s => s.DisplayName)
            .ToListAsync(cancellationToken);
        return new ReplacementChoices(
            await SitesAsync(organisationId, fileId, cancellationToken),
            Of(ListKind.Function),
            Of(ListKind.AgeGroup),
            Of(ListKind.Task),
            substitutes.ConvertAll(s => (s.Id, s.DisplayName))
        );

        List<ListEntry> Of(ListKind kind) => [.. entries.Where(e => e.Kind == kind && !e.IsRetired)];
    }

    public async Task<IReadOnlyList<ListEntry>> EntriesAsync(Guid organisationId, CancellationToken cancellationToken) =>
        await db.Set<ListEntry>()
            .AsNoTracking()
            .Where(e => e.OrganisationId == organisationId)
            .OrderBy(e => e.Position)
            .ToListAsync(cancellationToken);

    public async Task<IReadOnlyList<ClientSite>> SitesAsync(Guid organisationId, Guid? fileId, CancellationToken cancellationToken) =>
        await db.Set<ClientSite>()
            .AsNoTracking()
            .Where(s =>
                db.Set<ClientFile>()
                    .Any(f =>
                        f.Id == s.FileId && f.OrganisationId == organisationId && f.JoinedToId == null && (fileId == null || f.Id == fileId)
                    )
            )
            .OrderBy(s => s.Name)
            .ToListAsync(cancellationToken);

    /// <summary>Every name by its id: entries, sites, clients, substitutes.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(
        IReadOnlyCollection<Guid> organisations,
        CancellationToken cancellationToken
    )
    {
        var names = new Dictionary<Guid, string>();
        foreach (var entry in await db.Set<ListEntry>().Where(e => organisations.Contains(e.OrganisationId)).ToListAsync(cancellationToken))
        {
            names[entry.Id] = entry.Name;
        }

        var files = await db.Set<ClientFile>()
            .AsNoTracking()
            .Where(f => organisations.Contains(f.OrganisationId))
            .ToListAsync(cancellationToken);
        files.ForEach(f => names[f.Id] = f.Name);
        var ids = files.ConvertAll(f => f.Id);
        foreach (var site in await db.Set<ClientSite>().AsNoTracking().Where(s => ids.Contains(s.FileId)).ToListAsync(cancellationToken))
        {
            names[site.Id] = site.Name;
        }

        var substitutes = await db.Set<Substitute>()
            .Where(s => organisations.Contains(s.OrganisationId))
            .Join(db.Users, s => s.AccountId, a => a.Id, (s, a) => new { s.Id, a.DisplayName })
            .ToListAsync(cancellationToken);
        substitutes.ForEach(s => names[s.Id] = s.DisplayName);
        return names;
    }
}
