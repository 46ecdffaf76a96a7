using Microsoft.AspNetCore.Identity;
using Visavis.Web.Accounts.Sessions;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Accounts.Email;

/// <summary>Gives an account a new password; every link and every other session made before is void.</summary>
public sealed class PasswordChange(VisavisDbContext db, UserManager<Account> users, SessionRegistry sessions, SecurityMails mails)
{
    /// <param name="keptSession">The session that may go on; null ends all.</param>
    /// <returns>False when the account was changed elsewhere meanwhile.</returns>
    public async Task<bool> ApplyAsync(
        Account account,
        string password,
        string site,
        Guid? keptSession,
        CancellationToken cancellationToken
    )
    {
        var change = account.PasswordHash is null ? SecurityChange.PasswordSet : SecurityChange.PasswordChanged;
        account.PasswordHash = users.PasswordHasher.HashPassword(account, PasswordRules.Normalize(password));
        account.AccessFailedCount = 0;
        account.LockoutEnd = null;
        mails.Add(db, account, change, site);

        // Saves the account and the mail together.
        var saved = await users.UpdateSecurityStampAsync(account);
        if (!saved.Succeeded)
        {
            return false;
        }

        await sessions.EndAllAsync(account.Id, keptSession, cancellationToken);
        return true;
    }
}
