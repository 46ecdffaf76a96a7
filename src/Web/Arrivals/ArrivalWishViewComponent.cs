using Microsoft.AspNetCore.Mvc;
using Visavis.Web.Accounts;

namespace Visavis.Web.Arrivals;

/// <param name="PersonId">Whose arrival.</param>
/// <param name="From">Where the button stands: one of the constants.</param>
/// <param name="IsSignedIn">Who is not is led to sign in first.</param>
/// <param name="Refusal">Why nothing was asked just now.</param>
public sealed record ArrivalWish(Guid PersonId, string From, bool IsSignedIn, bool IsAsked, string? Refusal = null)
{
    public const string OnProfile = "profile";

    /// <summary>The profile of somebody who is in a call.</summary>
    public const string OnBusyProfile = "busy";

    /// <summary>The lobby of a call, and its end.</summary>
    public const string OnCall = "call";

    /// <summary>Somebody whose line is taken, or who did not answer, is there already: what one waits for is the call.</summary>
    public bool IsForCall => From is OnBusyProfile or OnCall;
}

/// <summary>The button "tell me when they are online" of a profile, and of a call that does not come about.</summary>
public sealed class ArrivalWishViewComponent(ArrivalWatches watches) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(Guid personId, string from = ArrivalWish.OnProfile, string? refusal = null)
    {
        if (HttpContext.User.AccountId() is not { } me)
        {
            return View("/Arrivals/Pages/_Wish.cshtml", new ArrivalWish(personId, from, IsSignedIn: false, IsAsked: false));
        }

        return me == personId
            ? Content("")
            : View(
                "/Arrivals/Pages/_Wish.cshtml",
                new ArrivalWish(
                    personId,
                    from,
                    IsSignedIn: true,
                    await watches.IsAskedAsync(me, personId, HttpContext.RequestAborted),
                    refusal
                )
            );
    }
}
