using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Hosting;

namespace Visavis.Web.Accounts.Email;

/// <summary>
/// Address and password. Known, unknown and locked accounts take the same steps: one look, one hash, one write; only the right password of an
/// open account ends differently.
/// </summary>
public sealed class PasswordSignIn(
    VisavisDbContext db,
    EmailAccounts accounts,
    IPasswordHasher<Account> hasher,
    SecurityMails mails,
    SiteAddress site,
    TimeProvider clock
)
{
    public const int MostFailures = 5;
    public static readonly TimeSpan LockedFor = TimeSpan.FromMinutes(15);

    /// <summary>Compared with when there is no password to compare with, so that an unknown address takes as long.</summary>
    private static string? nobodysHash;

    public async Task<Account?> CheckAsync(string? email, string? password, HttpRequest request, CancellationToken cancellationToken)
    {
        var account = EmailAddress.TryClean(email, out var clean) ? await accounts.FindAsync(clean, cancellationToken) : null;
        var tried = PasswordRules.Normalize(password ?? "");
        var hash = account?.PasswordHash ?? NobodysHash();
        var isRight = tried.Length <= PasswordRules.Longest && Verify(account, hash, tried) && account?.PasswordHash is not null;
        var now = clock.GetUtcNow();
        if (isRight && !(account!.LockoutEnd > now))
        {
            await ForgetFailuresAsync(account, cancellationToken);
            return account;
        }

        await CountFailureAsync(account, now, request, cancellationToken);
        return null;
    }

    /// <summary>Whether it is the account's password: for somebody who is signed in already.</summary>
    public async Task<bool> ProveAsync(Account account, string? password, HttpRequest request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var tried = PasswordRules.Normalize(password ?? "");
        if (
            account.PasswordHash is not null
            && !(account.LockoutEnd > now)
            && tried.Length <= PasswordRules.Longest
            && Verify(account, account.PasswordHash, tried)
        )
        {
            await ForgetFailuresAsync(account, cancellationToken);
            return true;
        }

        await CountFailureAsync(account, now, request, cancellationToken);
        return false;
    }

    private bool Verify(Account? account, string hash, string password) =>
        hasher.VerifyHashedPassword(account!, hash, password) != PasswordVerificationResult.Failed;

    private string NobodysHash() => nobodysHash ??= hasher.HashPassword(null!, Guid.NewGuid().ToString());

    /// <summary>One statement, so that guesses in parallel are all counted; for nobody's account it changes nothing and takes as long.</summary>
    private async Task CountFailureAsync(Account? account, DateTimeOffset now, HttpRequest request, CancellationToken cancellationToken)
    {
        var id = account?.Id ?? Guid.Empty;
        var until = now + LockedFor;
        await db
            .Users.Where(a => a.Id == id && (a.LockoutEnd == null || a.LockoutEnd <= now))
            .ExecuteUpdateAsync(
                row =>
                    row.SetProperty(a => a.LockoutEnd, a => a.AccessFailedCount + 1 >= MostFailures ? until : null)
                        .SetProperty(a => a.AccessFailedCount, a => a.AccessFailedCount + 1 >= MostFailures ? 0 : a.AccessFailedCount + 1),
                cancellationToken
            );
        if (account is not null && account.AccessFailedCount + 1 >= MostFailures && !(account.LockoutEnd > now))
        {
            mails.Add(db, account, SecurityChange.PasswordLocked, site.Of(request));
            await db.SaveChangesAsync(cancellationToken);
        }
    }

    private async Task ForgetFailuresAsync(Account account, CancellationToken cancellationToken)
    {
        if (account.AccessFailedCount > 0 || account.LockoutEnd is not null)
        {
            await db
                .Users.Where(a => a.Id == account.Id)
                .ExecuteUpdateAsync(
                    row => row.SetProperty(a => a.AccessFailedCount, 0).SetProperty(a => a.LockoutEnd, (DateTimeOffset?)null),
                    cancellationToken
                );
        }
    }
}
