using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Professionals;

namespace Visavis.Web.Arrivals.Pages;

/// <summary>Whose arrival one wants to hear of. With <c>person</c>, somebody whom a visitor had in mind before signing in.</summary>
[Authorize]
public sealed class IndexModel(VisavisDbContext db, ArrivalWatches watches, IStringLocalizer<ArrivalTexts> texts) : PageModel
{
    public IReadOnlyList<Professional> Awaited { get; private set; } = [];

    /// <summary>Not awaited yet, and may be.</summary>
    public Professional? Wanted { get; private set; }

    [TempData]
    public string? Notice { get; set; }

    private Guid Me => User.AccountId()!.Value;

    public async Task<IActionResult> OnGetAsync(Guid? person, CancellationToken cancellationToken)
    {
        var ids = await watches.OfAsync(Me, cancellationToken);
        Awaited = await db
            .Professionals.AsNoTracking()
            .Where(p => ids.Contains(p.Id) && !p.IsHidden)
            .OrderBy(p => p.DisplayName)
            .ToListAsync(cancellationToken);
        if (person is { } id && !ids.Contains(id))
        {
            if (!await watches.MayAskAsync(Me, id, cancellationToken))
            {
                return NotFound();
            }

            Wanted = await db.Professionals.AsNoTracking().SingleAsync(p => p.Id == id, cancellationToken);
        }

        return Page();
    }

    /// <param name="person">Whose arrival.</param>
    /// <param name="from">Where the button stands.</param>
    /// <param name="part">Set by a page that goes on where it is: it gets the button as it stands now instead of another page.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    public async Task<IActionResult> OnPostAsync(Guid person, string? from, bool part, CancellationToken cancellationToken)
    {
        if (!await watches.MayAskAsync(Me, person, cancellationToken))
        {
            return NotFound();
        }

        if (!await watches.AskAsync(Me, person, cancellationToken))
        {
            string refusal = texts["Vous attendez déjà {0} personnes : retirez-en une d’abord.", ArrivalWatches.Most];
            if (part)
            {
                return Part(person, from, refusal);
            }

            Notice = refusal;
            return LocalRedirect("/arrivals");
        }

        return part ? Part(person, from) : await BackToAsync(person, cancellationToken);
    }

    public async Task<IActionResult> OnPostStopAsync(Guid person, string? from, bool part, CancellationToken cancellationToken)
    {
        await watches.StopAsync(Me, person, cancellationToken);
        if (part)
        {
            return Part(person, from);
        }

        if (from is not null && await db.Professionals.AnyAsync(p => p.Id == person && !p.IsHidden, cancellationToken))
        {
            return await BackToAsync(person, cancellationToken);
        }

        Notice = texts["Vous n’attendez plus cette personne."];
        return LocalRedirect("/arrivals");
    }

    private ViewComponentResult Part(Guid person, string? from, string? refusal = null) =>
        ViewComponent(
            typeof(ArrivalWishViewComponent),
            new
            {
                personId = person,
                from = from ?? ArrivalWish.OnProfile,
                refusal,
            }
        );

    private async Task<IActionResult> BackToAsync(Guid person, CancellationToken cancellationToken) =>
        LocalRedirect(
            ProfessionalDirectory.ProfilePath(await db.Professionals.AsNoTracking().SingleAsync(p => p.Id == person, cancellationToken))
        );
}
