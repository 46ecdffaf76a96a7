using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;

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

    public Task<Account?> FindAsync(GoogleIdentity identity, CancellationToken cancellationToken) =>
        db
            .UserLogins.Where(login => login.LoginProvider == identity.Issuer && login.ProviderKey == identity.Subject)
            .Join(db.Users, login => login.UserId, account => account.Id, (_, account) => account)
            .SingleOrDefaultAsync(cancellationToken);

    /// <summary>Gives an account that is there already this second way in.</summary>
    public async Task<GoogleLinkResult> LinkAsync(
        Account account,
        GoogleIdentity identity,
        Action tell,
        CancellationToken cancellationToken
    )
    {
        if (await FindAsync(identity, cancellationToken) is { } owner)
        {
            return owner.Id == account.Id ? GoogleLinkResult.Linked : GoogleLinkResult.TakenByAnother;
        }

        db.UserLogins.Add(LoginOf(account, identity));
        tell();
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return GoogleLinkResult.Linked;
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            return GoogleLinkResult.TakenByAnother;
        }
    }

    private static IdentityUserLogin<Guid> LoginOf(Account account, GoogleIdentity identity) =>
        new()
        {
            LoginProvider = identity.Issuer,
            ProviderKey = identity.Subject,
            ProviderDisplayName = "Google",
            UserId = account.Id,
        };

    private async Task<Account> CreateAsync(GoogleIdentity identity, CancellationToken cancellationToken)
    {
        var account = new Account
        {
            Id = Guid.NewGuid(),
            DisplayName = PersonalText.Clean(identity.Name, PersonalText.LongestName),
            Language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName,
            CreatedAt = clock.GetUtcNow(),
        };
        account.NormalizedUserName = normalizer.NormalizeName(account.UserName);
        SetEmail(account, identity);
        db.Users.Add(account);
        db.UserLogins.Add(LoginOf(account, identity));
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
        if (account.HasEmailAsName())
        {
            // Its address was confirmed by its own mailbox; Google was linked later and may know another.
            return false;
        }

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
