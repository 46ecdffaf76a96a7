using Microsoft.AspNetCore.Mvc;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Notifications;

/// <summary>The bell in the head of every page of a signed-in person.</summary>
public sealed class BellViewComponent(VisavisDbContext db) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync() =>
        View(
            "/Notifications/Pages/_Bell.cshtml",
            UserClaimsPrincipal.AccountId() is { } id ? await Bell.CountAsync(db, id, HttpContext.RequestAborted) : 0
        );
}
