using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Visavis.Web.Accounts;
using Visavis.Web.Bookings;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Services.Sheets;

namespace Visavis.Web.Services.Pages;

/// <summary>
/// What the code on a sheet leads to. Its two sides, signed in, go straight to the record; everybody else sees the same page for every number, and a
/// code mailed to the client opens the record.
/// </summary>
public sealed class ScanModel(VisavisDbContext db, BookingLinks links, SheetCodes codes, IStringLocalizer<ServiceTexts> texts) : PageModel
{
    public string Number { get; private set; } = "";

    [TempData]
    public string? Notice { get; set; }

    public string? Problem { get; private set; }

    public string Path => $"/sheet/{Number}";

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellationToken)
    {
        Number = code.ToUpperInvariant();
        return
            User.AccountId() is { } account
            && await db.Set<Booking>().AsNoTracking().SingleOrDefaultAsync(b => b.Code == Number, cancellationToken) is { } booking
            && links.SideOf(booking, account, key: null) is not null
            ? LocalRedirect(ServicePages.Path(booking))
            : Page();
    }

    public async Task<IActionResult> OnPostAskAsync(string code, CancellationToken cancellationToken)
    {
        Number = code.ToUpperInvariant();
        await codes.AskAsync(Number, cancellationToken);
        Notice = texts[
            "Si cette fiche existe et que son client a une adresse e-mail confirmée, un code vient d’y être envoyé. Il vaut dix minutes."
        ];
        return LocalRedirect(Path);
    }

    public async Task<IActionResult> OnPostOpenAsync(string code, string? digits, CancellationToken cancellationToken)
    {
        Number = code.ToUpperInvariant();
        if (await codes.OpenAsync(Number, digits, cancellationToken) is { } path)
        {
            return LocalRedirect(path);
        }

        Problem = texts["Ce code n’ouvre pas cette fiche, ou ne vaut plus. Demandez-en un autre."];
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
