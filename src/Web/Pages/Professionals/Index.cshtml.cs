using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Visavis.Signaling.Presence;
using Visavis.Web.Professionals;

namespace Visavis.Web.Pages.Professionals;

/// <summary>Results of a search in the directory.</summary>
public sealed class IndexModel(ProfessionalDirectory directory, PresenceService presence) : PageModel
{
    private const int PageSize = 20;

    public ResultsAddress Asked { get; private set; } = new();

    public DirectoryPage Found { get; private set; } = null!;

    public IReadOnlyList<ProfessionalCard> Cards { get; private set; } = [];

    /// <summary>What to try instead; null when somebody was found.</summary>
    public NearbySuggestion? Instead { get; private set; }

    public Pager Pager { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Asked = ResultsAddress.Read(Request.Query);
        if (await directory.FindByReferenceAsync(Asked.What, cancellationToken) is { } person)
        {
            return Redirect(ProfessionalDirectory.ProfilePath(person));
        }

        var query = Asked.ToQuery(PageSize);
        Found = await directory.SearchAsync(query, cancellationToken);
        var last = Math.Max(1, (Found.Total + PageSize - 1) / PageSize);
        if (Asked.Page > last)
        {
            return Redirect((Asked with { Page = last }).ToString());
        }

        Pager = new Pager(Asked.Page, last, page => (Asked with { Page = page }).ToString());
        Cards = [.. Found.Entries.Select(e => new ProfessionalCard(e.Professional, presence.GetStatus(e.Professional.Id), e.DistanceKm))];
        Instead = Found.Total == 0 ? await directory.SuggestNearbyAsync(query, cancellationToken) : null;
        return Page();
    }
}
