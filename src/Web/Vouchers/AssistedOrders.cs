using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Visavis.Ledger;
using Visavis.Web.Accounts.Email;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Notifications;
using Visavis.Web.Organisations.ClientFiles;
using Visavis.Web.Professionals;
using Visavis.Web.Telephone;

namespace Visavis.Web.Vouchers;

/// <summary>
/// Orders of people who never sign in, as they came by letter or telephone and were noted by an administrator. The client hears of it by the
/// channel they chose, so that an order nobody made does not stay unseen.
/// </summary>
public sealed class AssistedOrders(
    VisavisDbContext db,
    VoucherOrders orders,
    VoucherBooks books,
    Notifier notifier,
    IStringLocalizer<VoucherTexts> texts
)
{
    /// <param name="who">What stands on a letter of theirs: reference of a wallet or of a client file, number on the line, or their e-mail address.</param>
    /// <param name="schemeId">The scheme.</param>
    /// <param name="cents">What they want to spend: whole vouchers up to it.</param>
    /// <returns>The order when one was noted. <see cref="VoucherOutcome.Absent"/>: nobody is known by that, or no such scheme.</returns>
    public async Task<(VoucherOutcome Outcome, VoucherOrder? Order)> TakeAsync(
        string? who,
        string? schemeId,
        int cents,
        CancellationToken cancellationToken
    )
    {
        if (await FindAsync(who?.Trim() ?? "", cancellationToken) is not { } owner)
        {
            return (VoucherOutcome.Absent, null);
        }

        var (outcome, order, reference) = await orders.AddAsync(owner, schemeId, new Money(cents), cancellationToken);
        if (order is null)
        {
            return (outcome, null);
        }

        var (count, amount) = (order.Count, EuroAmount.Show(order.AmountCents));
        await notifier.AddAsync(
            db,
            new Notification
            {
                Kind = VoucherKinds.Vouchers,
                AccountId = owner,
                SubjectKey = $"voucher-order:{order.Id:N}",
                Write = _ => new NotificationContent(
                    texts["Votre commande de {0} titres est notée", count],
                    [
                        texts["Virez {0} avec la référence {1}. Rien n’est ajouté avant.", amount, reference],
                        texts["Vous n’avez rien commandé ? Ne payez pas, et dites-le-nous."],
                    ],
                    texts["Voir mes titres"],
                    VouchersModule.WalletPath
                ),
            },
            cancellationToken
        );
        return await books.SaveAsync(cancellationToken) ? (VoucherOutcome.Done, order) : (VoucherOutcome.NotNow, null);
    }

    private async Task<Guid?> FindAsync(string who, CancellationToken cancellationToken)
    {
        if (EmailAddress.Compared(who) is { } normalized)
        {
            return await db
                .Users.Where(a => a.NormalizedEmail == normalized && a.EmailConfirmed && a.TermsAcceptedAt != null)
                .Select(a => (Guid?)a.Id)
                .SingleOrDefaultAsync(cancellationToken);
        }

        var plain = string.Concat(who.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        var file = ClientReference.Read(who);
        return await db.Set<VoucherWallet>().Where(w => w.Reference == plain).Select(w => w.OwnerId).SingleOrDefaultAsync(cancellationToken)
            ?? await db.Set<LineAccess>().Where(a => a.Number == plain).Select(a => a.AccountId).SingleOrDefaultAsync(cancellationToken)
            ?? await db.Set<ClientFile>()
                .Where(f => f.Reference == file && file != null)
                .Select(f => f.AccountId)
                .SingleOrDefaultAsync(cancellationToken);
    }
}
