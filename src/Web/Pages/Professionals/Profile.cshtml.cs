using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Visavis.Signaling.Presence;
using Visavis.Web.Accounts;
using Visavis.Web.Data;
using Visavis.Web.Professionals;

namespace Visavis.Web.Pages.Professionals;

/// <summary>The public page of one professional.</summary>
public sealed class ProfileModel(VisavisDbContext db, PresenceService presence) : PageModel
{
    public Professional Person { get; private set; } = null!;

    public PresenceStatus Status { get; private set; }

    public IHtmlContent Presentation { get; private set; } = HtmlString.Empty;

    public string Summary { get; private set; } = "";

    public string Address { get; private set; } = "";

    public bool IsOwn { get; private set; }

    public async Task<IActionResult> OnGetAsync(string address, CancellationToken cancellationToken)
    {
        if (ProfessionalDirectory.ReferenceOfPath(address) is not { } code)
        {
            return NotFound();
        }

        var professional = await db.Professionals.AsNoTracking().SingleOrDefaultAsync(p => p.ReferenceCode == code, cancellationToken);
        IsOwn = professional is not null && professional.Id == User.AccountId();
        if (professional is null || (professional.IsHidden && !IsOwn))
        {
            return NotFound();
        }

        Address = ProfessionalDirectory.ProfilePath(professional);
        if (!string.Equals(Request.Path, Address, StringComparison.Ordinal))
        {
            return RedirectPermanent(Address);
        }

        Person = professional;
        Status = presence.GetStatus(professional.Id);
        Presentation = Web.Professionals.Presentation.ToHtml(professional.Presentation);
        Summary = Web.Professionals.Presentation.Excerpt(professional.Presentation, 155);
        return Page();
    }
}
