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
        return await TryAsync(account, password, request, cancellationToken) ? account : null;
    }

    /// <summary>Whether it is the account's password: for somebody who is signed in already.</summary>
    public Task<bool> ProveAsync(Account account, string? password, HttpRequest request, CancellationToken cancellationToken) =>
        TryAsync(account, password, request, cancellationToken);

    /// <summary>Each guess is counted before it is looked at: those that come side by side are as many as those that come in a row.</summary>
    private async Task<bool> TryAsync(Account? account, string? password, HttpRequest request, CancellationToken cancellationToken)
    {
        var isCounted = await CountAsync(account?.Id ?? Guid.Empty, cancellationToken);
        var tried = PasswordRules.Normalize(password ?? "");
        var hash = account?.PasswordHash ?? NobodysHash();
        var isRight = tried.Length <= PasswordRules.Longest && Verify(account, hash, tried) && account?.PasswordHash is not null;
        if (!isCounted)
        {
            return false;
        }

        if (isRight)
        {
            await ForgetFailuresAsync(account!, cancellationToken);
            return true;
        }

        await TellIfLockedAsync(account!, request, cancellationToken);
        return false;
    }

    private bool Verify(Account? account, string hash, string password) =>
        hasher.VerifyHashedPassword(account!, hash, password) != PasswordVerificationResult.Failed;

    private string NobodysHash() => nobodysHash ??= hasher.HashPassword(null!, Guid.NewGuid().ToString());

    /// <summary>One statement; for nobody's account, and for one that is locked, it changes nothing and takes as long.</summary>
    /// <returns>False when no guess is allowed now.</returns>
    private async Task<bool> CountAsync(Guid accountId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var until = now + LockedFor;
        return await db
                .Users.Where(a => a.Id == accountId && (a.LockoutEnd == null || a.LockoutEnd <= now))
                .ExecuteUpdateAsync(
                    row =>
                        row.SetProperty(a => a.LockoutEnd, a => a.AccessFailedCount + 1 >= MostFailures ? until : null)
                            .SetProperty(
                                a => a.AccessFailedCount,
                                a => a.AccessFailedCount + 1 >= MostFailures ? 0 : a.AccessFailedCount + 1
                            ),
                    cancellationToken
                ) > 0;
    }

    /// <summary>The guess that closed the account writes the mail.</summary>
    private async Task TellIfLockedAsync(Account account, HttpRequest request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (await db.Users.AnyAsync(a => a.Id == account.Id && a.LockoutEnd > now, cancellationToken))
        {
            mails.Add(db, account, SecurityChange.PasswordLocked, site.Of(request));
            await db.SaveChangesAsync(cancellationToken);
        }
    }

    private Task<int> ForgetFailuresAsync(Account account, CancellationToken cancellationToken) =>
        db
            .Users.Where(a => a.Id == account.Id)
            .ExecuteUpdateAsync(
                row => row.SetProperty(a => a.AccessFailedCount, 0).SetProperty(a => a.LockoutEnd, (DateTimeOffset?)null),
                cancellationToken
            );
}
