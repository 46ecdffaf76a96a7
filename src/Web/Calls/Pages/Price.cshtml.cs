using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Visavis.Web.Accounts;
using Visavis.Web.Accounts.Pages;
using Visavis.Web.Calls.Tariffs;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Professionals;

namespace Visavis.Web.Calls.Pages;

/// <summary>A professional says what a live call costs. Calls that were agreed to keep their price.</summary>
[Authorize]
public sealed class PriceModel(VisavisDbContext db, IStringLocalizer<CallTexts> texts) : ManagePageModel
{
    public const string Section = "call-price";
    private const string Free = "free";
    private const string Priced = "priced";

    public string Kind { get; private set; } = Free;

    public string Amount { get; private set; } = "";

    public CallUnit Unit { get; private set; } = CallUnit.Minute;

    public string Cap { get; private set; } = "";

    public bool IsPriced => Kind == Priced;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await IsListedAsync(cancellationToken))
        {
            return NotFound();
        }

        if (await CallTariffs.OfAsync(db, AccountId, cancellationToken) is { } price)
        {
            (Kind, Amount, Unit) = (Priced, EuroAmount.Edit(price.Cents), price.Unit);
            Cap = price.CapCents is { } cap ? EuroAmount.Edit(cap) : "";
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(
        string? kind,
        string? amount,
        CallUnit unit,
        string? cap,
        CancellationToken cancellationToken
    )
    {
        if (!await IsListedAsync(cancellationToken))
        {
            return NotFound();
        }

        (Kind, Amount, Unit, Cap) = (
            kind == Priced ? Priced : Free,
            amount ?? "",
            Enum.IsDefined(unit) ? unit : CallUnit.Minute,
            cap ?? ""
        );
        var row = await db.Set<CallTariff>().SingleOrDefaultAsync(t => t.ProfessionalId == AccountId, cancellationToken);
        var price = IsPriced ? ReadPrice() : null;
        if (!IsPriced && EuroAmount.IsForgotten(Amount, row?.Cents))
        {
            ModelState.AddModelError("amount", texts["Vous avez écrit un prix : choisissez « Payant », ou effacez-le."]);
        }

        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        if (price is null)
        {
            if (row is not null)
            {
                db.Remove(row);
            }
        }
        else
        {
            if (row is null)
            {
                row = new CallTariff { ProfessionalId = AccountId };
                db.Add(row);
            }

            (row.Cents, row.Unit, row.CapCents) = (price.Cents, price.Unit, price.CapCents);
        }

        await db.SaveChangesAsync(cancellationToken);
        return Done(Section, texts["Enregistré."]);
    }

    private CallPrice? ReadPrice()
    {
        var cents = EuroAmount.Parse(Amount);
        if (cents is null or 0)
        {
            ModelState.AddModelError("amount", texts["Écrivez un montant en euros, par exemple 45 ou 45,50."]);
        }

        int? most = null;
        if (Unit != CallUnit.Call && !string.IsNullOrWhiteSpace(Cap))
        {
            most = EuroAmount.Parse(Cap);
            if (most is null || most < cents)
            {
                ModelState.AddModelError("cap", texts["Le plafond est un montant en euros, au moins celui d’une unité."]);
            }
        }

        return cents is > 0 && ModelState.IsValid ? new CallPrice(cents.Value, Unit, most) : null;
    }

    private Task<bool> IsListedAsync(CancellationToken cancellationToken) =>
        db.Professionals.AnyAsync(p => p.Id == AccountId, cancellationToken);
}
