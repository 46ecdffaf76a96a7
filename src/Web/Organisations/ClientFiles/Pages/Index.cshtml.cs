using Microsoft.AspNetCore.Mvc;

namespace Visavis.Web.Organisations.ClientFiles.Pages;

/// <summary>The clients of an organisation that its member may see.</summary>
public sealed class IndexModel(OrganisationReader reader, ClientFileBook book) : ClientsPageModel(reader)
{
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    public IReadOnlyList<ClientFile> Files { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        Files = await book.ListAsync(Overview.Id, Own, Q, cancellationToken);
        return Page();
    }
}
