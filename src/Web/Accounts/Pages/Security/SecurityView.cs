using Microsoft.EntityFrameworkCore;
using Visavis.Web.Accounts;
using Visavis.Web.Accounts.Sessions;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Accounts.Pages.Security;

/// <summary>What the tab shows: the ways into the account, and where it is signed in.</summary>
public sealed record SecurityView(
    Accounts.Account Account,
    IReadOnlyList<PasskeyEntry> Passkeys,
    bool HasGoogle,
    IReadOnlyList<AccountSession> Sessions
)
{
    public bool HasPassword => SignInWays.HasPassword(Account);

    public int Ways => Passkeys.Count + (HasGoogle ? 1 : 0) + (HasPassword ? 1 : 0);

    public static async Task<SecurityView> LoadAsync(
        VisavisDbContext db,
        SessionRegistry sessions,
        Guid accountId,
        CancellationToken cancellationToken
    )
    {
        var account = await db.Users.AsNoTracking().SingleAsync(a => a.Id == accountId, cancellationToken);
        var passkeys = await db.UserPasskeys.AsNoTracking().Where(p => p.UserId == accountId).ToListAsync(cancellationToken);
        return new SecurityView(
            account,
            [.. passkeys.OrderBy(p => p.Data.CreatedAt).Select(PasskeyEntry.Of)],
            await db.UserLogins.AnyAsync(l => l.UserId == accountId, cancellationToken),
            await sessions.ListAsync(accountId, cancellationToken)
        );
    }
}
