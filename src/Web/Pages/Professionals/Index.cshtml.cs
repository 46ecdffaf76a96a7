using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Visavis.Search;
using Visavis.Web.Data;
using Visavis.Web.Professionals;

namespace Visavis.Web.Pages.Professionals;

/// <summary>Results of a search in the directory.</summary>
public sealed class IndexModel(ISearchIndex index, VisavisDbContext db) : PageModel
{
    private const int PageSize = 20;

    public ResultsAddress Asked { get; private set; } = new();

    public SearchPage Found { get; private set; } = null!;

    public IReadOnlyList<ProfessionalCard> Cards { get; private set; } = [];

    public IReadOnlyList<Suggestion> Suggestions { get; private set; } = [];

    public Pager Pager { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Asked = ResultsAddress.Read(Request.Query);
        if (await db.ProfileAddressAsync(Asked.What, cancellationToken) is { } profile)
        {
            return Redirect(profile);
        }

        Found = await index.SearchAsync(Asked.ToQuery(PageSize), cancellationToken);
        var last = Math.Max(1, (Found.Total + PageSize - 1) / PageSize);
        if (Asked.Page > last)
        {
            return Redirect((Asked with { Page = last }).ToString());
        }

        Pager = new Pager(Asked.Page, last, page => (Asked with { Page = page }).ToString());
        Cards = await CardsAsync(cancellationToken);
        Suggestions = Found.Total == 0 ? await NearestUsefulAsync(cancellationToken) : [];
        return Page();
    }

    private async Task<IReadOnlyList<ProfessionalCard>> CardsAsync(CancellationToken cancellationToken)
    {
        var ids = Found.Hits.Select(h => Guid.Parse(h.Id)).ToList();
        var people = await db
            .Professionals.AsNoTracking()
            .Where(p => ids.Contains(p.Id) && !p.IsHidden)
            .ToDictionaryAsync(p => p.Id, cancellationToken);
        return
        [
            .. Found
                .Hits.Where(h => people.ContainsKey(Guid.Parse(h.Id)))
                .Select(h => ProfessionalCard.Of(people[Guid.Parse(h.Id)]) with { DistanceKm = h.DistanceKm }),
        ];
    }

    private async Task<IReadOnlyList<Suggestion>> NearestUsefulAsync(CancellationToken cancellationToken)
    {
        var suggestions = new List<Suggestion>();
        var first = Asked with { Page = 1 };
        if (Found.Place is { } place && Asked.What.Length > 0)
        {
            if (Asked.RadiusKm < ResultsAddress.WideRadiusKm)
            {
                await AddAsync(SuggestionKind.Wider, place.Name, first with { RadiusKm = ResultsAddress.WideRadiusKm });
            }

            await AddAsync(SuggestionKind.Everywhere, Asked.What, first with { Where = "" });
            await AddAsync(SuggestionKind.AnyProfession, place.Name, first with { What = "" });
        }

        return suggestions;

        async Task AddAsync(SuggestionKind kind, string words, ResultsAddress address)
        {
            var count = (await index.SearchAsync(address.ToQuery(pageSize: 1), cancellationToken)).Total;
            if (count > 0)
            {
                suggestions.Add(new Suggestion(kind, words, address.ToString(), count));
            }
        }
    }
}
