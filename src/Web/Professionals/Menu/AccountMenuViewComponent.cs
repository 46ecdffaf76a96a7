using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Professionals.Menu;

/// <summary>The menu behind a signed-in person's picture.</summary>
public sealed class AccountMenuViewComponent(VisavisDbContext db) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync()
    {
        var id = UserClaimsPrincipal.AccountId();
        var listed = UserClaimsPrincipal.IsProfessional()
            ? await db.Professionals.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, HttpContext.RequestAborted)
            : null;
        return View("/Professionals/Menu/AccountMenu.cshtml", new AccountMenuModel(UserClaimsPrincipal.Identity?.Name ?? "", listed));
    }
}
