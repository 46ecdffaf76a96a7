using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Visavis.Ledger;
using Visavis.Web.Bookings;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Professionals;
using Visavis.Web.Trust.Staff;

namespace Visavis.Web.Vouchers.Pages;

/// <summary>Transfers that arrived for vouchers, recorded from the bank's statement, and orders that came on paper or by telephone.</summary>
public sealed class PaymentsModel(
    VoucherOrders orders,
    AssistedOrders assisted,
    VoucherSchemes schemes,
    VoucherReturns returns,
    VoucherReturnFile file,
    IStringLocalizer<VoucherTexts> texts
) : StaffPageModel
{
    private const int LongestBankKey = 60;

    public string? Problem { get; private set; }

    public string? Reference { get; private set; }

    public string? Amount { get; private set; }

    public string? BankKey { get; private set; }

    public IReadOnlyList<VoucherScheme> Schemes => schemes.All;

    public string? OrderProblem { get; private set; }

    public string? Who { get; private set; }

    public string? Scheme { get; private set; }

    public string? Spend { get; private set; }

    protected override bool IsForAdministrators => true;

    [BindProperty(SupportsGet = true, Name = "returns")]
    public int ReturnsPage { get; set; } = 1;

    public VoucherReturnPage Returned { get; private set; } = null!;

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnGetReturnsAsync(CancellationToken cancellationToken) =>
        File(
            file.Write(await returns.AllAsync(owner: null, cancellationToken), withReference: true),
            "text/csv; charset=utf-8",
            "visavis-remboursements.csv"
        );

    public async Task<IActionResult> OnPostSentAsync(Guid entry, CancellationToken cancellationToken)
    {
        switch (await returns.SentAsync(entry, cancellationToken))
        {
            case VoucherOutcome.Done:
                return Told(texts["Noté comme rendu. Le client est prévenu."]);
            case VoucherOutcome.Absent:
                return NotFound();
            case VoucherOutcome.Known:
                Problem = texts["C’est déjà noté comme rendu."];
                break;
            default:
                Problem = texts["Quelqu’un d’autre a écrit en même temps. Réessayez."];
                break;
        }

        await LoadAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? reference, string? amount, string? bankKey, CancellationToken cancellationToken)
    {
        (Reference, Amount, BankKey) = (reference?.Trim().ToUpperInvariant(), amount, bankKey?.Trim());
        if (EuroAmount.Parse(amount) is not > 0 || BankKey is not { Length: > 0 and <= LongestBankKey })
        {
            Problem = texts["Il manque le montant reçu ou le numéro du virement."];
            await LoadAsync(cancellationToken);
            return Page();
        }

        var (outcome, bought) = await orders.RecordPaymentAsync(
            Reference ?? "",
            EuroAmount.Parse(amount)!.Value,
            BankKey,
            cancellationToken
        );
        if (bought is not null)
        {
            return Told(
                texts[
                    "{0} {0:titre ajouté|titres ajoutés}, {1} à rendre.",
                    new Counted(bought.Bought.Count),
                    EuroAmount.Show((int)bought.Rest.Cents)
                ]
            );
        }

        Problem = outcome switch
        {
            VoucherOutcome.Absent => texts["Aucun portefeuille n’a cette référence."],
            VoucherOutcome.Known => texts["Ce virement est déjà noté."],
            _ => texts["Quelqu’un d’autre a écrit en même temps. Réessayez."],
        };
        await LoadAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostOrderAsync(string? who, string? scheme, string? spend, CancellationToken cancellationToken)
    {
        (Who, Scheme, Spend) = (who?.Trim(), scheme, spend);
        if (EuroAmount.Parse(spend) is not > 0)
        {
            OrderProblem = texts["Il manque le montant."];
            await LoadAsync(cancellationToken);
            return Page();
        }

        var (outcome, order) = await assisted.TakeAsync(Who, scheme, EuroAmount.Parse(spend)!.Value, cancellationToken);
        if (order is not null)
        {
            return Told(
                texts["Commande de {0} {0:titre|titres} notée, {1} à virer.", new Counted(order.Count), EuroAmount.Show(order.AmountCents)]
            );
        }

        OrderProblem = outcome switch
        {
            VoucherOutcome.Absent => texts["Personne n’est connu sous cette référence."],
            VoucherOutcome.BadCount => texts["Ce montant ne paie aucun titre, ou plus que permis."],
            _ => texts["Quelqu’un d’autre a écrit en même temps. Réessayez."],
        };
        await LoadAsync(cancellationToken);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancellationToken) =>
        Returned = await returns.PageAsync(owner: null, ReturnsPage, cancellationToken);
}
