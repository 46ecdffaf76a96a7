using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.PersonalData;
using Visavis.Web.Organisations.ClientFiles;

namespace Visavis.Web.Vouchers;

/// <summary>What export and erasure do with vouchers. Accounts are kept by law, and nobody may change the ledger: the wallet forgets whose it was.</summary>
internal static class VoucherPersonalTables
{
    private static readonly string[] Lot =
    [
        nameof(VoucherLotRow.Id),
        nameof(VoucherLotRow.Count),
        nameof(VoucherLotRow.PriceCents),
        nameof(VoucherLotRow.LastDay),
        nameof(VoucherLotRow.BoughtAt),
    ];

    private static readonly string[] Order =
    [
        nameof(VoucherOrder.Count),
        nameof(VoucherOrder.AmountCents),
        nameof(VoucherOrder.State),
        nameof(VoucherOrder.OrderedAt),
        nameof(VoucherOrder.PaidAt),
    ];

    private static readonly string[] Entry =
    [
        nameof(VoucherEntry.Number),
        nameof(VoucherEntry.Kind),
        nameof(VoucherEntry.ReceivedCents),
        nameof(VoucherEntry.RestCents),
        nameof(VoucherEntry.At),
    ];

    private static readonly string[] Move =
    [
        nameof(VoucherMoveRow.LotId),
        nameof(VoucherMoveRow.From),
        nameof(VoucherMoveRow.To),
        nameof(VoucherMoveRow.Count),
        nameof(VoucherMoveRow.ClaimId),
    ];

    private static readonly string[] Claim =
    [
        nameof(VoucherClaim.BookingId),
        nameof(VoucherClaim.Count),
        nameof(VoucherClaim.State),
        nameof(VoucherClaim.ConfirmBy),
        nameof(VoucherClaim.SettledCount),
        nameof(VoucherClaim.DecidedAt),
    ];

    public static IEnumerable<PersonalTable> All =>
        [
            new PersonalTable<VoucherWallet>("voucherWallets", Wallets)
                .Exports(nameof(VoucherWallet.SchemeId), nameof(VoucherWallet.Reference), nameof(VoucherWallet.CreatedAt))
                .Withholds(
                    nameof(VoucherWallet.Id),
                    nameof(VoucherWallet.OwnerId),
                    nameof(VoucherWallet.FileId),
                    nameof(VoucherWallet.Version)
                )
                .Blanks(
                    wallet => (wallet.OwnerId, wallet.FileId) = (null, null),
                    nameof(VoucherWallet.OwnerId),
                    nameof(VoucherWallet.FileId)
                )
                .Keeps(
                    nameof(VoucherWallet.Id),
                    nameof(VoucherWallet.SchemeId),
                    nameof(VoucherWallet.Reference),
                    nameof(VoucherWallet.CreatedAt),
                    nameof(VoucherWallet.Version)
                ),
            new PersonalTable<VoucherLotRow>(
                "voucherLots",
                (db, person) => db.Set<VoucherLotRow>().Where(l => Wallets(db, person).Any(w => w.Id == l.WalletId))
            )
                .Exports(Lot)
                .Withholds(nameof(VoucherLotRow.WalletId))
                .Keeps([.. Lot, nameof(VoucherLotRow.WalletId)]),
            new PersonalTable<VoucherOrder>(
                "voucherOrders",
                (db, person) => db.Set<VoucherOrder>().Where(o => Wallets(db, person).Any(w => w.Id == o.WalletId))
            )
                .Exports(Order)
                .Withholds(nameof(VoucherOrder.Id), nameof(VoucherOrder.WalletId))
                .Keeps([.. Order, nameof(VoucherOrder.Id), nameof(VoucherOrder.WalletId)]),
            new PersonalTable<VoucherEntry>(
                "voucherEntries",
                (db, person) => db.Set<VoucherEntry>().Where(e => Wallets(db, person).Any(w => w.Id == e.WalletId))
            )
                .Exports(Entry)
                .Withholds(nameof(VoucherEntry.Id), nameof(VoucherEntry.WalletId), nameof(VoucherEntry.Key))
                .Keeps([.. Entry, nameof(VoucherEntry.Id), nameof(VoucherEntry.WalletId), nameof(VoucherEntry.Key)]),
            new PersonalTable<VoucherMoveRow>(
                "voucherMoves",
                (db, person) =>
                    db.Set<VoucherMoveRow>()
                        .Where(m => db.Set<VoucherLotRow>().Any(l => l.Id == m.LotId && Wallets(db, person).Any(w => w.Id == l.WalletId)))
            )
                .Exports(Move)
                .Withholds(nameof(VoucherMoveRow.EntryId), nameof(VoucherMoveRow.Line))
                .Keeps([.. Move, nameof(VoucherMoveRow.EntryId), nameof(VoucherMoveRow.Line)]),
            new PersonalTable<VoucherClaim>(
                "voucherClaims",
                (db, person) => db.Set<VoucherClaim>().Where(c => Wallets(db, person).Any(w => w.Id == c.WalletId))
            )
                .Exports([.. Claim, nameof(VoucherClaim.Reason), nameof(VoucherClaim.Decision)])
                .Withholds(nameof(VoucherClaim.WalletId), nameof(VoucherClaim.Version))
                .Blanks(claim => (claim.Reason, claim.Decision) = ("", ""), nameof(VoucherClaim.Reason), nameof(VoucherClaim.Decision))
                .Keeps([.. Claim, nameof(VoucherClaim.WalletId), nameof(VoucherClaim.Version)]),
        ];

    /// <summary>A person's own; of an organisation also those of its clients without an account, whose files go with it.</summary>
    private static IQueryable<VoucherWallet> Wallets(VisavisDbContext db, PersonOnFile person) =>
        db.Set<VoucherWallet>()
            .Where(w =>
                w.OwnerId == person.Id
                || (w.OwnerId == null && db.Set<ClientFile>().Any(f => f.Id == w.FileId && f.OrganisationId == person.Id))
            );
}
