using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Visavis.Web.Data;

namespace Visavis.Web.Accounts.GoogleSignIn;

/// <summary>Finds or makes the account of a Google identity: by issuer and subject, never by e-mail.</summary>
internal sealed class GoogleAccounts(VisavisDbContext db, ILookupNormalizer normalizer, TimeProvider clock)
{
    private const int LongestEmail = 256;

    public async Task<Account> FindOrCreateAsync(GoogleIdentity identity, CancellationToken cancellationToken)
    {
        var account = await FindAsync(identity, cancellationToken);
        if (account is null)
        {
            return await CreateAsync(identity, cancellationToken);
        }

        if (SetEmail(account, identity))
        {
            await db.SaveChangesAsync(cancellationToken);
        }

        return account;
    }

    private Task<Account?> FindAsync(GoogleIdentity identity, CancellationToken cancellationToken) =>
        db
            .UserLogins.Where(login => login.LoginProvider == identity.Issuer && login.ProviderKey == identity.Subject)
            .Join(db.Users, login => login.UserId, account => account.Id, (_, account) => account)
            .SingleOrDefaultAsync(cancellationToken);

    private async Task<Account> CreateAsync(GoogleIdentity identity, CancellationToken cancellationToken)
    {
        var account = new Account
        {
            Id = Guid.NewGuid(),
            DisplayName = PersonalText.Clean(identity.Name, PersonalText.LongestName),
            CreatedAt = clock.GetUtcNow(),
        };
        account.NormalizedUserName = normalizer.NormalizeName(account.UserName);
        SetEmail(account, identity);
        db.Users.Add(account);
        db.UserLogins.Add(
            new IdentityUserLogin<Guid>
            {
                LoginProvider = identity.Issuer,
                ProviderKey = identity.Subject,
                ProviderDisplayName = "Google",
                UserId = account.Id,
            }
        );
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return account;
        }
        catch (DbUpdateException)
        {
            // Two tabs finished the same first sign-in at once; the other one's account is this person's too.
            db.ChangeTracker.Clear();
            if (await FindAsync(identity, cancellationToken) is { } other)
            {
                return other;
            }

            throw;
        }
    }

    private bool SetEmail(Account account, GoogleIdentity identity)
    {
        var email = identity.Email is { Length: <= LongestEmail } ? identity.Email : null;
        if (account.Email == email && account.EmailConfirmed == (email is not null && identity.EmailVerified))
        {
            return false;
        }

        account.Email = email;
        account.NormalizedEmail = normalizer.NormalizeEmail(email);
        account.EmailConfirmed = email is not null && identity.EmailVerified;
        return true;
    }
}
