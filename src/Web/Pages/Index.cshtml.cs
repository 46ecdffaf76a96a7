using Microsoft.AspNetCore.Mvc.RazorPages;
using Visavis.Web.Professionals;

namespace Visavis.Web.Pages;

/// <summary>Home: the search, what others look for, who is there now.</summary>
public sealed class IndexModel(PopularProfessions popular) : PageModel
{
    public IReadOnlyList<string> Popular { get; private set; } = [];

    public IReadOnlyList<ProfessionalCard> Online { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Popular = await popular.ListAsync(cancellationToken);
    }
}
