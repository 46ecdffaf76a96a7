using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Accounts;

/// <summary>How many ways lead into an account: the last one is never taken away.</summary>
public sealed class SignInWays(VisavisDbContext db)
{
    public async Task<int> CountAsync(Account account, CancellationToken cancellationToken)
    {
        var passkeys = await db.UserPasskeys.CountAsync(p => p.UserId == account.Id, cancellationToken);
        var logins = await db.UserLogins.CountAsync(l => l.UserId == account.Id, cancellationToken);
        return passkeys + logins + (HasPassword(account) ? 1 : 0);
    }

    public static bool HasPassword(Account account) => account.PasswordHash is not null && account.HasEmailAsName();
}
