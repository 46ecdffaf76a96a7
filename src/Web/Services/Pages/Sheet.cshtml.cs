using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Visavis.Web.Bookings;
using Visavis.Web.Bookings.Pages;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Hosting;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Professionals.Sharing;
using Visavis.Web.Services.Sheets;

namespace Visavis.Web.Services.Pages;

/// <summary>
/// The intervention sheet, there from the request on: as page, as PDF on one A4, and to sign on the screen. Both halves carry the same number and
/// QR code, which lead to the record where hours are confirmed or contested.
/// </summary>
public sealed class SheetModel(
    VisavisDbContext db,
    BookingLinks links,
    SheetWriter writer,
    SheetDesk desk,
    SiteAddress site,
    IStringLocalizer<ServiceTexts> texts,
    TimeProvider time
) : BookingPageModel(db, links, time)
{
    [TempData]
    public string? Notice { get; set; }

    public string? Problem { get; private set; }

    /// <summary>As typed, when it was refused.</summary>
    public string? Typed { get; private set; }

    public SheetFacts Sheet { get; private set; } = null!;

    public bool MaySign => SheetDesk.MaySign(Booking, Side, Sheet.Signers.Select(s => s.Signature).OfType<SheetSignature>(), Now);

    public string SheetPath => ServicePages.SheetPath(Booking, Key);

    /// <summary>The code as a picture in the page; an address, so that no markup of ours needs to be raw.</summary>
    public string QrImage =>
        $"data:image/svg+xml;base64,{Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(QrDrawing.Draw(Sheet.Address)))}";

    public string Handler(string name) => $"{SheetPath}{(Key is null ? "?" : "&")}handler={name}";

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellationToken) =>
        await ReadAsync(code, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnGetPdfAsync(string code, CancellationToken cancellationToken) =>
        await ReadAsync(code, cancellationToken)
            ? File(SheetPdf.Write(Sheet), "application/pdf", $"{texts["Fiche"].Value}-{Booking.Code}.pdf")
            : NotFound();

    public async Task<IActionResult> OnPostSignAsync(string code, string? strokes, string? name, CancellationToken cancellationToken)
    {
        if (!await ReadAsync(code, cancellationToken))
        {
            return NotFound();
        }

        var outcome = await desk.SignAsync(Booking, Side, strokes, name, cancellationToken);
        if (outcome == SignOutcome.Done)
        {
            Notice = texts["La fiche est signée."];
            return LocalRedirect(SheetPath);
        }

        Typed = name;
        Problem =
            outcome == SignOutcome.Empty
                ? texts["Dessinez votre signature ou écrivez votre nom. Rien n’a été enregistré."]
                : texts["Ce n’est pas possible : chacun signe une fois, à partir du début de la prestation."];
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private async Task<bool> ReadAsync(string code, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(code, cancellationToken))
        {
            return false;
        }

        Sheet = await writer.WriteAsync(Booking, Side, site.Of(Request), cancellationToken);
        return true;
    }
}
