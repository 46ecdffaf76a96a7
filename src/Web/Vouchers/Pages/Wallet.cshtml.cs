using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Visavis.Ledger;
using Visavis.Web.Accounts.Pages;
using Visavis.Web.Bookings;
using Visavis.Web.Foundation.Forms;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Organisations.ClientFiles;
using Visavis.Web.Professionals;
using Visavis.Web.Professionals.Sharing;

namespace Visavis.Web.Vouchers.Pages;

/// <summary>My vouchers: what there is, orders, services to pay, confirm or contest. For professionals also what clients contest.</summary>
public sealed class WalletModel(
    WalletReader wallets,
    VoucherOrders orders,
    VoucherClaims claims,
    VoucherSchemes schemes,
    VoucherReturns returns,
    VoucherReturnFile file,
    IStringLocalizer<VoucherTexts> texts
) : ManagePageModel
{
    public IReadOnlyList<WalletView> Wallets { get; private set; } = [];

    public IReadOnlyList<ClaimView> Claims { get; private set; } = [];

    /// <summary>Contested with whom gave the service.</summary>
    public IReadOnlyList<ClaimView> Contested { get; private set; } = [];

    public IReadOnlyList<Booking> Payable { get; private set; } = [];

    /// <summary>Which page of what was given back.</summary>
    [BindProperty(SupportsGet = true, Name = "returns")]
    public int ReturnsPage { get; set; } = 1;

    public VoucherReturnPage Returned { get; private set; } = null!;

    public IReadOnlyList<VoucherScheme> Schemes => schemes.All;

    /// <summary>What was typed and refused: of an order, …</summary>
    public (string? Scheme, string? Count, string? Amount) Order { get; private set; }

    /// <summary>… of a refund, …</summary>
    public (Guid? Lot, string? Count) Refund { get; private set; }

    /// <summary>… and of a contest.</summary>
    public (Guid? Booking, string? Reason) Contest { get; private set; }

    /// <summary>The transfer of an order as a picture for the camera of a banking application; null where the scheme names no account.</summary>
    public static string? TransferCode(WalletView view, VoucherOrder order) =>
        OrderSlip.TransferCode(view.Scheme, order, view.Wallet.Reference) is { } payload
            ? $"data:image/svg+xml;base64,{Convert.ToBase64String(Encoding.UTF8.GetBytes(QrDrawing.Draw(payload)))}"
            : null;

    private ServedClient Me => ServedClient.Account(AccountId);

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnGetReturnsAsync(CancellationToken cancellationToken) =>
        File(
            file.Write(await returns.AllAsync(Me, cancellationToken), withReference: false),
            "text/csv; charset=utf-8",
            "visavis-remboursements.csv"
        );

    /// <summary>By number or by amount; both at once is neither.</summary>
    public async Task<IActionResult> OnPostOrderAsync(string? scheme, string? count, string? amount, CancellationToken cancellationToken)
    {
        Order = (scheme, count, amount);
        var (byCount, byAmount) = (!string.IsNullOrWhiteSpace(count), !string.IsNullOrWhiteSpace(amount));
        if (byCount && byAmount)
        {
            return await RefusedAsync("amount", texts["Écrivez le nombre ou le montant, pas les deux."], cancellationToken);
        }

        return await AnswerAsync(
            !byAmount ? await orders.OrderAsync(Me, scheme, WrittenNumber.Read(count) ?? 0, cancellationToken)
                : EuroAmount.Parse(amount) is { } cents ? await orders.OrderAsync(Me, scheme, new Money(cents), cancellationToken)
                : VoucherOutcome.BadCount,
            "order",
            texts["Commande notée. Elle n’ajoute rien tant que votre virement n’est pas arrivé."],
            cancellationToken,
            byAmount ? "amount" : "count"
        );
    }

    public async Task<IActionResult> OnPostReserveAsync(Guid wallet, string? booking, CancellationToken cancellationToken) =>
        await AnswerAsync(
            await claims.ReserveAsync(Me, wallet, booking, cancellationToken),
            "services",
            texts["Vos titres sont réservés pour ce rendez-vous."],
            cancellationToken
        );

    public async Task<IActionResult> OnPostTakeBackAsync(Guid booking, CancellationToken cancellationToken) =>
        await AnswerAsync(
            await claims.TakeBackAsync(Me, booking, cancellationToken),
            "services",
            texts["Vos titres sont de nouveau disponibles. Le rendez-vous reste, et se paie autrement."],
            cancellationToken
        );

    public async Task<IActionResult> OnPostConfirmAsync(Guid booking, CancellationToken cancellationToken) =>
        await AnswerAsync(
            await claims.ConfirmAsync(Me, booking, cancellationToken),
            "services",
            texts["Merci : la prestation est réglée."],
            cancellationToken
        );

    public async Task<IActionResult> OnPostContestAsync(Guid booking, string? reason, CancellationToken cancellationToken)
    {
        Contest = (booking, reason);
        return await AnswerAsync(
            await claims.ContestAsync(Me, booking, reason, cancellationToken),
            "services",
            texts["C’est noté : rien ne sera confirmé sans vous."],
            cancellationToken,
            "reason"
        );
    }

    public async Task<IActionResult> OnPostGiveBackAsync(Guid booking, CancellationToken cancellationToken) =>
        await AnswerAsync(
            await claims.GiveBackAsync(AccountId, booking, cancellationToken),
            "contested",
            texts["Les titres sont rendus au client."],
            cancellationToken
        );

    public async Task<IActionResult> OnPostRefundAsync(Guid lot, string? count, Guid key, CancellationToken cancellationToken)
    {
        Refund = (lot, count);
        return await AnswerAsync(
            await orders.RefundAsync(Me, lot, WrittenNumber.Read(count) ?? 0, key.ToString("N"), cancellationToken),
            "wallet",
            texts["Remboursement noté. L’argent vous revient par virement."],
            cancellationToken,
            "refund"
        );
    }

    /// <param name="field">Under which the sentence stands when what was typed there is wrong; else it stands at the head of the section.</param>
    private async Task<IActionResult> AnswerAsync(
        VoucherOutcome outcome,
        string section,
        string sentence,
        CancellationToken cancellationToken,
        string? field = null
    )
    {
        if (outcome == VoucherOutcome.Absent)
        {
            return NotFound();
        }

        if (outcome == VoucherOutcome.Done)
        {
            return Done(section, sentence);
        }

        return await RefusedAsync(
            outcome is VoucherOutcome.BadCount or VoucherOutcome.NeedsReason ? field ?? section : section,
            outcome switch
            {
                VoucherOutcome.BadCount => texts[
                    "Ce nombre ou ce montant ne va pas : il faut au moins un titre, et pas plus que permis ou disponible."
                ],
                VoucherOutcome.NotEnough => texts["Il n’y a pas assez de titres valables ce jour-là. Rien n’a été réservé."],
                VoucherOutcome.NeedsReason => texts["Dites pourquoi vous contestez."],
                _ => texts["Ce n’est plus possible : quelque chose a changé entre-temps. Voici où vous en êtes."],
            },
            cancellationToken
        );
    }

    private async Task<IActionResult> RefusedAsync(string field, string sentence, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        ModelState.AddModelError(field, sentence);
        await LoadAsync(cancellationToken);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Wallets = await wallets.WalletsAsync(Me, cancellationToken);
        Returned = await returns.PageAsync(Me, ReturnsPage, cancellationToken);
        Claims = await wallets.ClaimsAsync(Wallets, cancellationToken);
        Contested = await wallets.ContestedAsync(AccountId, cancellationToken);
        Payable = Wallets.Count == 0 ? [] : await wallets.PayableAsync(Me, cancellationToken);
    }
}
