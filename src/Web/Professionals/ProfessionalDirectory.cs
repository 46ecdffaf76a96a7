using Microsoft.EntityFrameworkCore;
using Visavis.Search;
using Visavis.Search.Professions;
using Visavis.Web.Data;

namespace Visavis.Web.Professionals;

/// <summary>Finds professionals: the index says who and in what order, the database what is true now.</summary>
public sealed class ProfessionalDirectory(VisavisDbContext db, ISearchIndex index)
{
    private const double WiderRadiusKm = 100;
    private const int SimilarTried = 12;
    private const int SimilarShown = 4;

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
                    .Where(professional => ids.Contains(professional.Id) && !professional.IsHidden)
                    .ToDictionaryAsync(professional => professional.Id.ToString(), cancellationToken);
        return new DirectoryPage(
            [.. page.Hits.Where(hit => rows.ContainsKey(hit.Id)).Select(hit => new DirectoryEntry(rows[hit.Id], hit.DistanceKm))],
            page.Total,
            page.TotalIsCapped,
            page.Place,
            page.PlaceUnknown
        );
    }

    /// <summary>The professional of a reference code however it is typed; null when unknown or hidden.</summary>
    public async Task<Professional?> FindByReferenceAsync(string? text, CancellationToken cancellationToken = default) =>
        ReferenceCode.Parse(text) is { } code
            ? await db.Professionals.AsNoTracking().SingleOrDefaultAsync(p => p.ReferenceCode == code && !p.IsHidden, cancellationToken)
            : null;

    /// <summary>What to offer when a search found nobody.</summary>
    public async Task<NearbySuggestion> SuggestNearbyAsync(SearchQuery query, CancellationToken cancellationToken = default)
    {
        var anywhere = query with { Where = null, Page = 1, PageSize = 1 };
        var everywhere = await index.SearchAsync(anywhere, cancellationToken);
        var wider = await index.SearchAsync(query with { RadiusKm = WiderRadiusKm, Page = 1, PageSize = 1 }, cancellationToken);
        var isWider = wider.Place?.CommuneCode is not null && query.RadiusKm < WiderRadiusKm;
        return new NearbySuggestion(
            WiderRadiusKm,
            isWider ? wider.Total : 0,
            wider.Place is null ? 0 : everywhere.Total,
            everywhere.TotalIsCapped,
            await SimilarAsync(query, cancellationToken)
        );
    }

    /// <summary>The page's address: <c>/professionals/karim-benali-plombier-lyon-7k3m</c>. Only the code at its end identifies.</summary>
    public static string ProfilePath(Professional professional) =>
        $"/professionals/{professional.Slug}-{professional.ReferenceCode.ToLowerInvariant()}";

    /// <summary>The reference code at the end of what follows <c>/professionals/</c>; null when there is none.</summary>
    public static string? ReferenceOfPath(string slugAndCode) => ReferenceCode.Parse(slugAndCode[(slugAndCode.LastIndexOf('-') + 1)..]);

    /// <summary>Trades of the same family that somebody of the place, or else of the country, exercises.</summary>
    private async Task<IReadOnlyList<SimilarProfession>> SimilarAsync(SearchQuery query, CancellationToken cancellationToken)
    {
        var professions = ProfessionCatalog.Rome;
        if (string.IsNullOrWhiteSpace(query.What) || professions.BestMatch(query.What) is not { } job)
        {
            return [];
        }

        var similar = new List<SimilarProfession>();
        foreach (
            var title in professions
                .SameFamily(job)
                .Where(title => title != job)
                .OrderBy(title => title.Masculine.Length)
                .Take(SimilarTried)
        )
        {
            var found = await index.SearchAsync(query with { What = title.Masculine, Page = 1, PageSize = 1 }, cancellationToken);
            if (found.Total > 0 && similar.Count < SimilarShown)
            {
                similar.Add(new SimilarProfession(title, found.Total));
            }
        }

        return similar;
    }
}
