using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Visavis.Search;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Calls.Pages;

/// <summary>The lobby before a call: one sees and hears oneself, then rings.</summary>
[Authorize]
public sealed class NewModel(VisavisDbContext database, RelayAvailability relay) : PageModel
{
    public CallStage Stage { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken cancellation)
    {
        var code = ReferenceCode.Parse(reference);
        var professional = await database
            .Professionals.AsNoTracking()
            .SingleOrDefaultAsync(p => p.ReferenceCode == code && !p.IsHidden, cancellation);
        if (professional is null)
        {
            return NotFound();
        }

        var peer = CallPeer.Of(professional);
        if (professional.Id == User.AccountId())
        {
            return LocalRedirect(peer.ProfileUrl!);
        }

        Stage = new CallStage(peer, null, relay.IsConfigured);
        return Page();
    }
}
