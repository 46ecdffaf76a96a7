using Microsoft.AspNetCore.Mvc;
using Visavis.Web.Foundation.Hosting;
using Visavis.Web.Foundation.Localization;

namespace Visavis.Web.Organisations.ClientFiles.Pages;

/// <summary>The letter with which a client takes their file over; made by a post, because each one has a new code.</summary>
public sealed class LetterModel(OrganisationReader reader, ClientFileBook book, ClientFileClaims claims, SiteAddress site)
    : ClientsPageModel(reader)
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    public ClientFile Client { get; private set; } = null!;

    public string Code { get; private set; } = "";

    public string ClaimAddress => $"{site.Of(Request)}/account/client-file";

    public string Until => User.Day(Client.CodeExpiresAt!.Value);

    public IActionResult OnGet() => LocalRedirect($"/organisation/clients/{Uri.EscapeDataString(Id)}");

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (
            !await LoadAsync(cancellationToken)
            || !Guid.TryParse(Id, out var id)
            || await book.ReadAsync(Overview.Id, Own, id, cancellationToken) is not { AccountId: null, JoinedToId: null } file
        )
        {
            return NotFound();
        }

        if (!MayEdit)
        {
            return Forbid();
        }

        Client = file;
        Code = await claims.NewCodeAsync(file, cancellationToken);
        return Page();
    }
}
