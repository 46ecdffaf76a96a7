using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Visavis.Ledger;
using Visavis.Web.Bookings;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Forms;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Organisations;
using Visavis.Web.Organisations.ClientFiles;
using Visavis.Web.Organisations.ClientFiles.Pages;
using Visavis.Web.Professionals;
using Visavis.Web.Telephone.Help;

namespace Visavis.Web.Vouchers.Pages;

/// <summary>
/// The wallet of a client without an account, for who plans for the organisation: what there is, orders, appointments to pay. Each act is noted
/// with the name of who did it; the client hears of it by their channel.
/// </summary>
public sealed class ClientModel(
    OrganisationReader reader,
    ClientFileBook files,
    WalletReader wallets,
    AssistedOrders orders,
    VoucherOrders refunds,
    VoucherClaims claims,
    VoucherSchemes schemes,
    VoucherReturns returns,
    VoucherReturnFile returnFile,
    HelpDesk helpers,
    VisavisDbContext db,
    IStringLocalizer<VoucherTexts> texts
) : ClientsPageModel(reader)
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "returns")]
    public int ReturnsPage { get; set; } = 1;

    public ClientFile Client { get; private set; } = null!;

    public IReadOnlyList<WalletView> Wallets { get; private set; } = [];

    public IReadOnlyList<ClaimView> Claims { get; private set; } = [];

    public IReadOnlyList<Booking> Payable { get; private set; } = [];

    public VoucherReturnPage Returned { get; private set; } = null!;

    public IReadOnlyList<VoucherScheme> Schemes => schemes.All;

    public string? Amount { get; private set; }

    public string? Scheme { get; private set; }

    /// <summary>What was typed of a refund and refused.</summary>
    public (Guid? Lot, string? Count) Refund { get; private set; }

    public string Here() => Here($"/organisation/clients/{Client.Id}/vouchers");

    private ServedClient Owner => ServedClient.Of(Client);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        await ReadAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnGetReturnsAsync(CancellationToken cancellationToken) =>
        await FindAsync(cancellationToken) && Client.AccountId is null
            ? File(
                returnFile.Write(await returns.AllAsync(Owner, cancellationToken), withReference: false),
                "text/csv; charset=utf-8",
                $"visavis-remboursements-{Client.Reference}.csv"
            )
            : NotFound();

    public async Task<IActionResult> OnPostOrderAsync(string? scheme, string? amount, CancellationToken cancellationToken)
    {
        (Scheme, Amount) = (scheme, amount);
        return await ActAsync(
            "order",
            HelpedWith.VouchersOrdered,
            booking: null,
            async () =>
                EuroAmount.Parse(amount) is > 0 and var cents
                    ? (await orders.TakeAsync(Owner, scheme, cents, cancellationToken)).Outcome
                    : VoucherOutcome.BadCount,
            texts["Commande notée. Le client en est prévenu ; rien n’est ajouté avant le virement."],
            cancellationToken
        );
    }

    public async Task<IActionResult> OnPostReserveAsync(Guid wallet, string? booking, CancellationToken cancellationToken) =>
        await ActAsync(
            "services",
            HelpedWith.VouchersReserved,
            booking,
            () => claims.ReserveAsync(Owner, wallet, booking, cancellationToken),
            texts["Les titres sont réservés pour ce rendez-vous."],
            cancellationToken
        );

    public async Task<IActionResult> OnPostRefundAsync(Guid lot, string? count, Guid key, CancellationToken cancellationToken)
    {
        Refund = (lot, count);
        return await ActAsync(
            "wallet",
            HelpedWith.VouchersRefunded,
            booking: null,
            () => refunds.RefundAsync(Owner, lot, WrittenNumber.Read(count) ?? 0, key.ToString("N"), cancellationToken),
            texts["Remboursement noté. L’argent revient au client par virement."],
            cancellationToken,
            "refund"
        );
    }

    /// <param name="field">Under which the sentence stands when what was typed there is wrong; else it stands at the head of the section.</param>
    private async Task<IActionResult> ActAsync(
        string section,
        HelpedWith act,
        string? booking,
        Func<Task<VoucherOutcome>> work,
        string done,
        CancellationToken cancellationToken,
        string? field = null
    )
    {
        // What could not be read as a number is refused below with a sentence of its own.
        ModelState.Clear();
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        var outcome = VoucherOutcome.NotNow;
        if (Client.AccountId is null)
        {
            var about = await db.BookingsOf(Owner)
                .Where(b => b.Code == booking)
                .Select(b => (Guid?)b.Id)
                .SingleOrDefaultAsync(cancellationToken);
            helpers.Note(Client.Id, new HelpAsked(AccountId, act, about, MandateId: null));
            outcome = await work();
        }

        switch (outcome)
        {
            case VoucherOutcome.Done:
                (NoticeSection, NoticeText) = (section, done);
                return LocalRedirect($"{Here()}#{section}");
            case VoucherOutcome.Absent:
                return NotFound();
        }

        db.ChangeTracker.Clear();
        ModelState.AddModelError(
            outcome == VoucherOutcome.BadCount ? field ?? section : section,
            outcome switch
            {
                VoucherOutcome.BadCount => texts[
                    "Ce nombre ou ce montant ne va pas : il faut au moins un titre, et pas plus que permis ou disponible."
                ],
                VoucherOutcome.NotEnough => texts["Il n’y a pas assez de titres valables ce jour-là. Rien n’a été réservé."],
                _ => texts["Ce n’est plus possible : quelque chose a changé entre-temps. Voici où en est ce client."],
            }
        );
        await ReadAsync(cancellationToken);
        return Page();
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        if (Client.AccountId is not null)
        {
            return;
        }

        Wallets = await wallets.WalletsAsync(Owner, cancellationToken);
        Claims = await wallets.ClaimsAsync(Wallets, cancellationToken);
        Payable = Wallets.Count == 0 ? [] : await wallets.PayableAsync(Owner, cancellationToken);
        Returned = await returns.PageAsync(Owner, ReturnsPage, cancellationToken);
    }

    /// <summary>For owners and planners; to anybody else it is not there.</summary>
    private async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        if (
            !await LoadAsync(cancellationToken)
            || !MayEdit
            || !Guid.TryParse(Id, out var id)
            || await files.ReadAsync(Overview.Id, Own, id, cancellationToken) is not { JoinedToId: null } file
        )
        {
            return false;
        }

        Client = file;
        return true;
    }
}
