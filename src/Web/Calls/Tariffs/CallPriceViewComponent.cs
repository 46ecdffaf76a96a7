using Microsoft.AspNetCore.Mvc;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Calls.Tariffs;

/// <summary>What a live call costs, beside the button that leads to it.</summary>
public sealed class CallPriceViewComponent(VisavisDbContext db) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(Guid professionalId) =>
        View("/Calls/Pages/_CallPrice.cshtml", await CallTariffs.OfAsync(db, professionalId, HttpContext.RequestAborted));
}
