using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Visavis.Signaling.Presence;
using Visavis.Web.Foundation.Hosting;
using Visavis.Web.Professionals;
using Visavis.Web.Professionals.Sharing;

namespace Visavis.Web.Professionals.Pages;

/// <summary>A card of a professional for frames of other sites: the same for everybody, with the presence of the moment.</summary>
[Embeddable]
[AllowUnfinishedAccount]
public sealed class EmbedModel(ProfessionalDirectory directory, PresenceService presence, SiteAddress site) : PageModel
{
    public Professional Person { get; private set; } = null!;

    public PresenceStatus Status { get; private set; }

    public ProfileLinks Links { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken cancellationToken)
    {
        if (await directory.FindByReferenceAsync(reference, cancellationToken) is not { } person)
        {
            return NotFound();
        }

        Person = person;
        Status = presence.GetStatus(person.Id);
        Links = ProfileLinks.Of(site.Of(Request), person);
        Response.Headers.CacheControl = "no-cache";
        return Page();
    }
}
