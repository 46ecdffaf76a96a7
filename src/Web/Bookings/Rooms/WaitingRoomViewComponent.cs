using Microsoft.AspNetCore.Mvc;
using Visavis.Web.Accounts;

namespace Visavis.Web.Bookings.Rooms;

/// <summary>On every page of a professional: who waits in a room of theirs, with the way to let them in; kept true by the page's line.</summary>
public sealed class WaitingRoomViewComponent(WaitingGuests guests) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync() =>
        UserClaimsPrincipal.IsProfessional() && UserClaimsPrincipal.AccountId() is { } id
            ? View("/Bookings/Pages/_WaitingRoom.cshtml", await guests.OfAsync(id, HttpContext.RequestAborted))
            : Content("");
}
