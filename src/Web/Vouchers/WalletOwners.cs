using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Notifications;
using Visavis.Web.Organisations.ClientFiles;

namespace Visavis.Web.Vouchers;

/// <summary>Whose wallets are whose: of an account, or of a client file as long as no account took it over.</summary>
public static class WalletOwners
{
    /// <summary>Neither when the person is gone.</summary>
    public static ServedClient Of(VoucherWallet wallet) => new(wallet.OwnerId, wallet.OwnerId is null ? wallet.FileId : null);

    /// <summary>The wallets of a client; of a file also those of the files that were joined to it.</summary>
    public static IQueryable<VoucherWallet> WalletsOf(this VisavisDbContext db, ServedClient client)
    {
        var (account, files) = (client.AccountId, client.Files(db));
        return account is null
            ? db.Set<VoucherWallet>().Where(w => w.OwnerId == null && files.Any(f => f.Id == w.FileId))
            : db.Set<VoucherWallet>().Where(w => w.OwnerId == account);
    }

    /// <summary>Tells the owner of a wallet by their channel; nobody when the person is gone. Joins the caller's save.</summary>
    public static Task TellOwnerAsync(
        this Notifier notifier,
        VisavisDbContext db,
        VoucherWallet wallet,
        Notification notification,
        CancellationToken cancellationToken
    )
    {
        var owner = Of(wallet);
        return owner is { AccountId: null, FileId: null }
            ? Task.CompletedTask
            : notifier.AddAsync(db, notification with { AccountId = owner.AccountId, Guest = GuestReader.Of(owner) }, cancellationToken);
    }
}

/// <summary>
/// The wallets of a file become the account's that takes it over: no voucher moves, each keeps its history and its reference. Who had a wallet of
/// the same scheme already has two, whose purchases of a year count together.
/// </summary>
public sealed class WalletsOfFile(VisavisDbContext db) : IFileTakenOver
{
    public async Task TakenOverAsync(ClientFile file, Guid accountId, CancellationToken cancellationToken)
    {
        foreach (var wallet in await db.WalletsOf(new ServedClient(null, file.Id)).ToListAsync(cancellationToken))
        {
            wallet.OwnerId = accountId;
        }
    }
}
