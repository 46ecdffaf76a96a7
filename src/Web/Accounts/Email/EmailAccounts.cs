using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Accounts.Email;

/// <summary>
/// Accounts whose user name is a confirmed e-mail address. A Google account may carry the same address; it is another account, and nothing here
/// looks at it.
/// </summary>
public sealed class EmailAccounts(
    VisavisDbContext db,
    UserManager<Account> users,
    ILookupNormalizer normalizer,
    AccountMails mails,
    TimeProvider clock
)
{
    public Task<Account?> FindAsync(string email, CancellationToken cancellationToken)
    {
        var name = normalizer.NormalizeName(email);
        return db.Users.SingleOrDefaultAsync(a => a.NormalizedUserName == name && a.ErasedAt == null, cancellationToken);
    }

    /// <summary>Writes the mail that goes on with the registration; nobody but its reader learns whether the address has an account.</summary>
    /// <param name="returnUrl">The page of this site where the person was going.</param>
    public async Task AskConfirmationAsync(string email, string returnUrl, string site, CancellationToken cancellationToken)
    {
        var known = await FindAsync(email, cancellationToken);
        await mails.AddRegistrationAsync(db, email, known, returnUrl, site, Language, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    public async Task AskResetAsync(string email, string site, CancellationToken cancellationToken)
    {
        var known = await FindAsync(email, cancellationToken);
        await mails.AddResetAsync(db, email, known, site, Language, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Makes the account of a confirmed address, with the first way into it.</summary>
    /// <returns>Null when the address got its account meanwhile: the link is used.</returns>
    public async Task<Account?> CreateAsync(
        string email,
        Guid id,
        string? password,
        UserPasskeyInfo? passkey,
        CancellationToken cancellationToken
    )
    {
        var account = new Account
        {
            Id = id,
            UserName = email,
            Email = email,
            EmailConfirmed = true,
            DisplayName = "",
            Language = Language,
            LockoutEnabled = true,
            CreatedAt = clock.GetUtcNow(),
        };
        if (password is not null)
        {
            account.PasswordHash = users.PasswordHasher.HashPassword(account, PasswordRules.Normalize(password));
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        try
        {
            var created = await users.CreateAsync(account);
            if (!created.Succeeded)
            {
                return null;
            }
        }
        catch (DbUpdateException)
        {
            // The same link, followed twice at once.
            return null;
        }

        if (passkey is not null)
        {
            await users.AddOrUpdatePasskeyAsync(account, passkey);
        }

        await transaction.CommitAsync(cancellationToken);
        return account;
    }

    private static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
}
