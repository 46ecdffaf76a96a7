using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;

namespace Visavis.Web.DataRights.Pages;

/// <summary>Where the mail to the address on file leads: an erasure that was asked for is stopped, by a button and not by the link itself.</summary>
[AllowUnfinishedAccount]
public sealed class LeavingModel(VisavisDbContext db, LeavingDesk desk) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Key { get; set; }

    public bool IsStopped { get; private set; }

    public string DueAt { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-store";
        if (await desk.FindAsync(Key, User.AccountId(), cancellationToken) is not { } leaving)
        {
            return NotFound();
        }

        var zone = await db.Users.Where(a => a.Id == leaving.AccountId).Select(a => a.TimeZone).SingleAsync(cancellationToken);
        DueAt = LocalTime.Of(leaving.DueAt, zone);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-store";
        IsStopped = await desk.StopAsync(Key, User.AccountId(), cancellationToken);
        return IsStopped ? Page() : NotFound();
    }
}
