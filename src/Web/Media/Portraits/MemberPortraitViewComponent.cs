using Microsoft.AspNetCore.Mvc;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Media.Portraits;

/// <summary>The portrait of a person who is not listed, where they have one; otherwise nothing.</summary>
public sealed class MemberPortraitViewComponent(VisavisDbContext db) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(Guid accountId, int size)
    {
        var addresses = await MemberPortrait.AddressesAsync(db, [accountId], HttpContext.RequestAborted);
        return View("/Media/Pages/Portrait/_Member.cshtml", (addresses.GetValueOrDefault(accountId), size));
    }
}
