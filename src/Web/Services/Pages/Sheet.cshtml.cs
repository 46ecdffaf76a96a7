using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Visavis.Web.Bookings;
using Visavis.Web.Bookings.Pages;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Hosting;
using Visavis.Web.Professionals.Sharing;

namespace Visavis.Web.Services.Pages;

/// <summary>
/// The intervention sheet on one A4, there from the request on: the client's part with both signatures, and the professional's coupon to
/// cut off. Both carry the same number and QR code, which lead to the record where hours are confirmed or contested.
/// </summary>
public sealed class SheetModel(VisavisDbContext db, BookingLinks links, SiteAddress site, TimeProvider time)
    : BookingPageModel(db, links, time)
{
    public ServiceHours? Hours { get; private set; }

    public string RecordAddress => $"{site.Of(Request)}{ServicePages.Path(Booking)}";

    /// <summary>The code as a picture in the page; an address, so that no markup of ours needs to be raw.</summary>
    public string QrImage =>
        $"data:image/svg+xml;base64,{Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(QrDrawing.Draw(RecordAddress)))}";

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(code, cancellationToken))
        {
            return NotFound();
        }

        Hours = await Db.Set<ServiceHours>().AsNoTracking().SingleOrDefaultAsync(h => h.BookingId == Booking.Id, cancellationToken);
        return Page();
    }
}
