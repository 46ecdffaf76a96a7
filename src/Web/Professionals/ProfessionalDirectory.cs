using Microsoft.EntityFrameworkCore;
using Visavis.Search;
using Visavis.Search.Understanding;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Results;

namespace Visavis.Web.Professionals;

/// <summary>Finds professionals: the index says who and in what order, the database what is true now.</summary>
public sealed class ProfessionalDirectory(VisavisDbContext db, ISearchIndex index)
{
    /// <summary>One page of professionals, best first. Whoever is hidden or gone is left out, whatever the index still says.</summary>
    public async Task<DirectoryPage> SearchAsync(SearchQuery query, CancellationToken cancellationToken = default)
    {
        var page = await index.SearchAsync(query, cancellationToken);
        var ids = page.Hits.Select(hit => Guid.Parse(hit.Id)).ToList();
        var rows =
            ids.Count == 0
                ? []
                : await db
                    .Professionals.AsNoTracking()
                    .Include(professional => professional.Recruitment)
                    .Include(professional => professional.Services)
                    .Where(professional => ids.Contains(professional.Id) && !professional.IsHidden)
                    .ToDictionaryAsync(professional => professional.Id.ToString(), cancellationToken);
        return new DirectoryPage(
            [
                .. page
                    .Hits.Where(hit => rows.ContainsKey(hit.Id))
                    .Select(hit => new DirectoryEntry(
                        rows[hit.Id],
                        hit.DistanceKm,
                        MatchReasons.Of(page.Reading, SearchProjection.ToDocument(rows[hit.Id]), Presentation.PlainText)
                    )),
            ],
            page
        );
    }

    /// <summary>How many a search would find, and nothing else of it.</summary>
    public Task<SearchPage> CountAsync(SearchQuery query, CancellationToken cancellationToken = default) =>
        index.SearchAsync(query with { Page = 1, PageSize = 1, WithFacets = false }, cancellationToken);

    /// <summary>The professional of a reference code however it is typed; null when unknown or hidden.</summary>
    public Task<Professional?> FindByReferenceAsync(string? text, CancellationToken cancellationToken = default) =>
        FindByReferenceAsync(text, reader: null, cancellationToken);

    /// <summary>The professional of a reference code however it is typed; null when unknown, or hidden and not the reader.</summary>
    public async Task<Professional?> FindByReferenceAsync(string? text, Guid? reader, CancellationToken cancellationToken = default) =>
        ReferenceCode.Parse(text) is { } code
            ? await db
                .Professionals.AsNoTracking()
                .SingleOrDefaultAsync(p => p.ReferenceCode == code && (!p.IsHidden || p.Id == reader), cancellationToken)
            : null;

    /// <summary>The page's address: <c>/professionals/karim-benali-plombier-lyon-7k3m</c>. Only the code at its end identifies.</summary>
    public static string ProfilePath(Professional professional) =>
        $"/professionals/{professional.Slug}-{professional.ReferenceCode.ToLowerInvariant()}";

    /// <summary>The reference code at the end of what follows <c>/professionals/</c>; null when there is none.</summary>
    public static string? ReferenceOfPath(string slugAndCode) => ReferenceCode.Parse(slugAndCode[(slugAndCode.LastIndexOf('-') + 1)..]);
}
