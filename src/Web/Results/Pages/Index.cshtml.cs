using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Visavis.Search;
using Visavis.Search.Places;
using Visavis.Signaling.Presence;
using Visavis.Web.Availability;
using Visavis.Web.Foundation.Hosting;
using Visavis.Web.Foundation.Layout;
using Visavis.Web.Professionals;
using Visavis.Web.Results;
using Visavis.Web.Results.Empty;

namespace Visavis.Web.Results.Pages;

/// <summary>Results of a search in the directory.</summary>
public sealed class IndexModel(
    ProfessionalDirectory directory,
    PresenceService presence,
    IAppraisalCounts appraisals,
    OnlineIds onlineIds,
    ResultsFilters filters,
    NearestOffers nearest,
    TypedReferences references,
    EmptySearches empty,
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

    /// <summary>The communes that the place may be as well, itself first; empty when it is the only one or was told apart.</summary>
    public IReadOnlyList<PlaceChoice> PlaceChoices { get; private set; } = [];

    /// <summary>People whose code is one that may have been meant.</summary>
    public IReadOnlyList<Professional> NearReferences { get; private set; } = [];

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
        var (person, near) = await references.FindAsync(Asked.What, cancellationToken);
        if (person is not null)
        {
            return Redirect(ProfessionalDirectory.ProfilePath(person));
        }

        NearReferences = near;

        var query = Asked.ToQuery(PageSize, onlineIds.Now(), SlotWindows.At(time.GetUtcNow()));
        Found = await directory.SearchAsync(query, cancellationToken);
        var last = Math.Max(1, (Found.Total + PageSize - 1) / PageSize);
        if (Asked.Page > last)
        {
            return Redirect((Asked with { Page = last }).ToString());
        }

        Understood = TypedWords.Sorted(Asked, Found.Reading);
        PlaceChoices = Asked.Near is null ? [.. Found.Reading.PlaceChoices.Select(ChoiceOf)] : [];
        Pager = new Pager(Asked.Page, last, page => (Understood with { Page = page }).ToString());
        var counts = await appraisals.OfAsync([.. Found.Entries.Select(e => e.Professional.Id)], cancellationToken);
        Cards =
        [
            .. Found.Entries.Select(e => new ProfessionalCard(e.Professional, presence.GetStatus(e.Professional.Id), e.DistanceKm)
            {
                Reason = e.Reason,
                Appraisals = counts.GetValueOrDefault(e.Professional.Id),
            }),
        ];
        Filters = filters.Groups(Understood, Found.Answer.Facets, HasPoint);
        Chips = filters.Chips(Understood);
        if (Found.Total == 0)
        {
            empty.Count(Asked.What);
            Offers = await nearest.FindAsync(Understood, query, Found.Answer, cancellationToken);
        }

        return Page();
    }

    private PlaceChoice ChoiceOf(Place place)
    {
        var commune = Gazetteer.France.Find(place.CommuneCode)!;
        var where = PlaceName.Of(place) ?? $"{place.Name} {commune.Postcodes[0]}";
        return new PlaceChoice(
            Understood with
            {
                Where = where,
                Page = 1,
            },
            $"{place.Name} ({place.Department}), {Gazetteer.France.DepartmentOf(commune)}",
            place.CommuneCode == Found.Place?.CommuneCode
        );
    }
}
