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
/// Orders of people who never sign in, as they came by letter or telephone and were noted by an administrator, or by who plans for the client of
/// an organisation. The client hears of it by the channel they chose, so that an order nobody made does not stay unseen.
/// </summary>
public sealed class AssistedOrders(
    VisavisDbContext db,
    VoucherOrders orders,
    VoucherBooks books,
    VoucherSchemes schemes,
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
    ) =>
        await FindAsync(who?.Trim() ?? "", cancellationToken) is { } owner
            ? await TakeAsync(owner, schemeId, cents, cancellationToken)
            : (VoucherOutcome.Absent, null);

    public async Task<(VoucherOutcome Outcome, VoucherOrder? Order)> TakeAsync(
        ServedClient owner,
        string? schemeId,
        int cents,
        CancellationToken cancellationToken
    )
    {
        var (outcome, order, reference) = await orders.AddAsync(owner, schemeId, new Money(cents), cancellationToken);
        if (order is null)
        {
            return (outcome, null);
        }

        var (count, amount, scheme) = (order.Count, EuroAmount.Show(order.AmountCents), schemes.Find(schemeId));
        await notifier.AddAsync(
            db,
            new Notification
            {
                Kind = VoucherKinds.Vouchers,
                AccountId = owner.AccountId,
                Guest = GuestReader.Of(owner),
                SubjectKey = OrderSlip.SubjectOf(order.Id),
                Write = _ =>
                {
                    string[] words =
                    [
                        texts["Virez {0} avec la référence {1}. Rien n’est ajouté avant.", amount, reference],
                        texts["Vous n’avez rien commandé ? Ne payez pas, et dites-le-nous."],
                    ];
                    return new NotificationContent(
                        texts["Votre commande de {0} {0:titre|titres} est notée", new Counted(count)],
                        words,
                        texts["Voir mes titres"],
                        VouchersModule.WalletPath
                    )
                    {
                        // Who has no screen reads here where to transfer to.
                        OnPaper = scheme is { Iban.Length: > 0 }
                            ? [words[0], texts["Compte de {0} : {1}", scheme.Payee, scheme.Iban], .. words.Skip(1)]
                            : null,
                    };
                },
            },
            cancellationToken
        );
        return await books.SaveAsync(cancellationToken) ? (VoucherOutcome.Done, order) : (VoucherOutcome.NotNow, null);
    }

    private async Task<ServedClient?> FindAsync(string who, CancellationToken cancellationToken)
    {
        if (EmailAddress.Compared(who) is { } normalized)
        {
            return await db
                .Users.Where(a => a.NormalizedEmail == normalized && a.EmailConfirmed && a.TermsAcceptedAt != null)
                .Select(a => new ServedClient(a.Id, null))
                .SingleOrDefaultAsync(cancellationToken);
        }

        var plain = string.Concat(who.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        var reference = ClientReference.Read(who);
        var known =
            await db.Set<VoucherWallet>()
                .Where(w => w.Reference == plain && (w.OwnerId != null || w.FileId != null))
                .Select(w => new ServedClient(w.OwnerId, w.OwnerId == null ? w.FileId : null))
                .SingleOrDefaultAsync(cancellationToken)
            ?? await db.Set<LineAccess>()
                .Where(a => a.Number == plain)
                .Select(a => new ServedClient(a.AccountId, a.FileId))
                .SingleOrDefaultAsync(cancellationToken)
            ?? await db.Set<ClientFile>()
                .Where(f => f.Reference == reference && reference != null)
                .Select(f => new ServedClient(f.AccountId, f.AccountId == null ? f.Id : null))
                .SingleOrDefaultAsync(cancellationToken);
        return known is null ? null : await known.NowAsync(db, cancellationToken);
    }
}
