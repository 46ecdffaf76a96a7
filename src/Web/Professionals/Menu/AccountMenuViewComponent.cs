using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Media.Portraits;

namespace Visavis.Web.Professionals.Menu;

/// <summary>The menu behind a signed-in person's picture.</summary>
public sealed class AccountMenuViewComponent(VisavisDbContext db, IEnumerable<IMenuCount> waiting) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync()
    {
        var id = UserClaimsPrincipal.AccountId();
        var listed = UserClaimsPrincipal.IsProfessional()
            ? await db.Professionals.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, HttpContext.RequestAborted)
            : null;
        var counts = new List<MenuCount>();
        foreach (var kind in waiting)
        {
            // One after the other: they share a connection.
            var count = id is { } me ? await kind.CountAsync(me, HttpContext.RequestAborted) : 0;
            counts.Add(new MenuCount(kind.Of, count, count > 0 ? kind.Words($"{count}") : "", kind.Words("{count}")));
        }

        var portraits = listed is null && id is { } own ? await MemberPortrait.AddressesAsync(db, [own], HttpContext.RequestAborted) : null;
        return View(
            "/Professionals/Menu/AccountMenu.cshtml",
            new AccountMenuModel(UserClaimsPrincipal.Identity?.Name ?? "", listed, counts)
            {
                Portrait = portraits?.Values.SingleOrDefault(),
            }
        );
    }
}
