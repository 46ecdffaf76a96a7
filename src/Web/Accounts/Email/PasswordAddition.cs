using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Accounts.Email;

/// <summary>
/// Gives an account that Google or a passkey opens a second way in: an address, confirmed in its own mailbox, and a password. From then on the
/// address is the account's name.
/// </summary>
public sealed class PasswordAddition(
    VisavisDbContext db,
    EmailAccounts accounts,
    AccountMails mails,
    AccountLinks links,
    SecurityMails told,
    PasswordChange change
)
{
    /// <summary>Writes to the address; nobody but its reader learns whether another account has it.</summary>
    public async Task AskAsync(Account account, string email, string site, CancellationToken cancellationToken)
    {
        var isTaken = await accounts.FindAsync(email, cancellationToken) is not null;
        await mails.AddPasswordAsync(db, account, email, isTaken, site, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>The confirmed address, or null when the link is used, too old, of another account, or the address found its own meanwhile.</summary>
    public async Task<string?> FindAsync(Account account, string? token, CancellationToken cancellationToken) =>
        !account.HasEmailAsName()
        && links.ReadPassword(account, token) is { } email
        && await accounts.FindAsync(email, cancellationToken) is null
            ? email
            : null;

    /// <returns>False when the account was changed, or the address taken, in this very moment.</returns>
    public async Task<bool> AddAsync(
        Account account,
        string email,
        string password,
        string site,
        Guid keptSession,
        CancellationToken cancellationToken
    )
    {
        if (account.Email != email)
        {
            // The mailbox that was told of everything until now hears of it too.
            told.Add(db, account, SecurityChange.PasswordSet, site);
        }

        account.UserName = email;
        account.Email = email;
        account.EmailConfirmed = true;
        account.LockoutEnabled = true;
        try
        {
            if (await change.ApplyAsync(account, password, site, keptSession, cancellationToken))
            {
                return true;
            }
        }
        catch (DbUpdateException taken) when (UniqueViolation.Is(taken))
        {
            // Another account was faster by less than a look.
        }

        db.ChangeTracker.Clear();
        return false;
    }
}
