using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Visavis.Search;
using Visavis.Signaling.Presence;
using Visavis.Web.Availability;
using Visavis.Web.Foundation.Hosting;
using Visavis.Web.Foundation.Layout;
using Visavis.Web.Professionals;
using Visavis.Web.Results;

namespace Visavis.Web.Results.Pages;

/// <summary>Results of a search in the directory.</summary>
public sealed class IndexModel(
    ProfessionalDirectory directory,
    PresenceService presence,
    OnlineIds onlineIds,
    ResultsFilters filters,
    NearestOffers nearest,
    SiteAddress site,
    TimeProvider time
) : PageModel
{
    private const int PageSize = 20;

    /// <summary>What the address says.</summary>
    public ResultsAddress Asked { get; private set; } = new();

    /// <summary>The same with everything in its own place, as it was understood: what the filters, pages and links go on from.</summary>
    public ResultsAddress Understood { get; private set; } = new();

    public DirectoryPage Found { get; private set; } = null!;

    public IReadOnlyList<ProfessionalCard> Cards { get; private set; } = [];

    public IReadOnlyList<FilterGroup> Filters { get; private set; } = [];

    public IReadOnlyList<FilterChip> Chips { get; private set; } = [];

    /// <summary>What to try instead; empty when somebody was found.</summary>
    public IReadOnlyList<NearestOffer> Offers { get; private set; } = [];

    public Pager Pager { get; private set; } = null!;

    /// <summary>Whether there is a point that distances are measured from.</summary>
    public bool HasPoint => Asked.Near is not null || Found.Place?.CommuneCode is not null;

    /// <summary>Whether anybody of this search has a slot to be sorted by.</summary>
    public bool HasSlots => Asked.Sort == SearchSort.NextSlot || Filters.Any(group => group.Key == "available");

    public string CanonicalAddress => site.Of(Request) + Understood;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Asked = ResultsAddress.Read(Request.Query);
        if (await directory.FindByReferenceAsync(Asked.What, cancellationToken) is { } person)
        {
            return Redirect(ProfessionalDirectory.ProfilePath(person));
        }

        var query = Asked.ToQuery(PageSize, onlineIds.Now(), SlotWindows.At(time.GetUtcNow()));
        Found = await directory.SearchAsync(query, cancellationToken);
        var last = Math.Max(1, (Found.Total + PageSize - 1) / PageSize);
        if (Asked.Page > last)
        {
            return Redirect((Asked with { Page = last }).ToString());
        }

        Understood = TypedWords.Sorted(Asked, Found.Reading);
        Pager = new Pager(Asked.Page, last, page => (Understood with { Page = page }).ToString());
        Cards = [.. Found.Entries.Select(e => new ProfessionalCard(e.Professional, presence.GetStatus(e.Professional.Id), e.DistanceKm))];
        Filters = filters.Groups(Understood, Found.Answer.Facets, HasPoint);
        Chips = filters.Chips(Understood);
        if (Found.Total == 0)
        {
            Offers = await nearest.FindAsync(Understood, query, Found.Answer, cancellationToken);
        }

        return Page();
    }
}
