using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Visavis.Search;
using Visavis.Web.Accounts;
using Visavis.Web.Contacts;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Organisations.ClientFiles;
using Visavis.Web.Professionals;
using Visavis.Web.Replacements.Requests;
using Visavis.Web.Replacements.Sending;

namespace Visavis.Web.Replacements.Pages;

/// <summary>The address a sending service gives its clients: its name, its contact, the way in.</summary>
[AllowAnonymous]
public sealed class PortalModel(ReplacementAccess access, ClientFileClaims claims, VisavisDbContext db) : PageModel
{
    public Professional Organisation { get; private set; } = null!;

    public PublicContact? Contact { get; private set; }

    /// <summary>Whether the account is attached to a client of this service, or plans for it.</summary>
    public bool IsKnown { get; private set; }

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken cancellationToken)
    {
        var code = ReferenceCode.Parse(reference);
        var page = await db
            .Professionals.AsNoTracking()
            .Where(p => p.ReferenceCode == code && db.Set<SendingService>().Any(s => s.OrganisationId == p.Id))
            .SingleOrDefaultAsync(cancellationToken);
        if (page is null)
        {
            return NotFound();
        }

        Organisation = page;
        Contact = await db.Set<PublicContact>().AsNoTracking().SingleOrDefaultAsync(c => c.OwnerId == page.Id, cancellationToken);
        if (User.AccountId() is { } account && User.IsRegistered())
        {
            await claims.AttachByAddressAsync(account, cancellationToken);
            IsKnown = (await access.SidesAsync(account, cancellationToken)).Any(s => s.OrganisationId == page.Id);
        }

        return Page();
    }
}
