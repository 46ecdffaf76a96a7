using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Visavis.Web.Accounts;
using Visavis.Web.Organisations.ClientFiles;
using Visavis.Web.Replacements.Requests;
using Visavis.Web.Replacements.Sending;

namespace Visavis.Web.Replacements.Pages;

/// <summary>The address a sending service gives its clients: its name, its contact, the way in.</summary>
[AllowAnonymous]
public sealed class PortalModel(ReplacementAccess access, ClientFileClaims claims, ServicePortals portals) : PageModel
{
    public ServicePortal Portal { get; private set; } = null!;

    /// <summary>Whether the account is attached to a client of this service, or plans for it.</summary>
    public bool IsKnown { get; private set; }

    /// <param name="enter">Who has just signed in here goes on at once, where they are known.</param>
    public async Task<IActionResult> OnGetAsync(string reference, bool enter, CancellationToken cancellationToken)
    {
        if (await portals.FindAsync(reference, cancellationToken) is not { } portal)
        {
            return NotFound();
        }

        Portal = portal;
        if (User.AccountId() is { } account && User.IsRegistered())
        {
            await claims.AttachByAddressAsync(account, cancellationToken);
            var service = portal.Organisation.Id;
            IsKnown = (await access.SidesAsync(account, cancellationToken)).Any(s => s.OrganisationId == service);
        }

        if (!portal.IsOpen && !IsKnown)
        {
            return NotFound();
        }

        return IsKnown && enter ? LocalRedirect("/replacements") : Page();
    }
}
