using Microsoft.AspNetCore.Mvc;
using Visavis.Web.Accounts;

namespace Visavis.Web.Bookings.Rooms;

/// <summary>On every page: who is in the room of an appointment of the reader's, with the way in; kept true by the page's line.</summary>
public sealed class WaitingRoomViewComponent(WaitingGuests guests) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync() =>
        UserClaimsPrincipal.AccountId() is { } id
            ? View("/Bookings/Pages/_WaitingRoom.cshtml", await guests.OfAsync(id, HttpContext.RequestAborted))
            : Content("");
}
