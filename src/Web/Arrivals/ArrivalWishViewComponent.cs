using Microsoft.AspNetCore.Mvc;
using Visavis.Web.Accounts;

namespace Visavis.Web.Arrivals;

/// <param name="PersonId">Whose arrival.</param>
/// <param name="IsSignedIn">Who is not is led to sign in first.</param>
public sealed record ArrivalWish(Guid PersonId, bool IsSignedIn, bool IsAsked);

/// <summary>The button "tell me when they are online" of a profile.</summary>
public sealed class ArrivalWishViewComponent(ArrivalWatches watches) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(Guid personId)
    {
        if (HttpContext.User.AccountId() is not { } me)
        {
            return View("/Arrivals/Pages/_Wish.cshtml", new ArrivalWish(personId, IsSignedIn: false, IsAsked: false));
        }

        return me == personId
            ? Content("")
            : View(
                "/Arrivals/Pages/_Wish.cshtml",
                new ArrivalWish(personId, IsSignedIn: true, await watches.IsAskedAsync(me, personId, HttpContext.RequestAborted))
            );
    }
}
