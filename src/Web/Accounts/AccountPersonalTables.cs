using Microsoft.AspNetCore.Identity;
using Visavis.Web.Accounts.Sessions;
using Visavis.Web.Foundation.PersonalData;

namespace Visavis.Web.Accounts;

/// <summary>What export and erasure do with the account itself: its row stays, with nothing of the person in it.</summary>
internal static class AccountPersonalTables
{
    public static IReadOnlyList<PersonalTable> All { get; } =
    [
        new PersonalTable<Account>("account", (db, person) => db.Users.Where(a => a.Id == person.Id))
            .Exports(
                nameof(Account.Id),
                nameof(Account.DisplayName),
                nameof(Account.Category),
                nameof(Account.CommuneCode),
                nameof(Account.AddressLine),
                nameof(Account.PostalCode),
                nameof(Account.Email),
                nameof(Account.EmailConfirmed),
                nameof(Account.PhoneNumber),
                nameof(Account.PhoneNumberConfirmed),
                nameof(Account.UserName),
                nameof(Account.Language),
                nameof(Account.TimeZone),
                nameof(Account.IsAdministrator),
                nameof(Account.CreatedAt),
                nameof(Account.TermsAcceptedAt),
                nameof(Account.AdultConfirmedAt),
                nameof(Account.TwoFactorEnabled)
            )
            .Withholds(
                nameof(Account.NormalizedEmail),
                nameof(Account.NormalizedUserName),
                nameof(Account.PasswordHash),
                nameof(Account.SecurityStamp),
                nameof(Account.ConcurrencyStamp),
                nameof(Account.LockoutEnabled),
                nameof(Account.LockoutEnd),
                nameof(Account.AccessFailedCount),
                nameof(Account.ErasedAt),
                nameof(Account.IsDemo)
            )
            .Blanks(
                Blank,
                nameof(Account.DisplayName),
                nameof(Account.CommuneCode),
                nameof(Account.AddressLine),
                nameof(Account.PostalCode),
                nameof(Account.Email),
                nameof(Account.NormalizedEmail),
                nameof(Account.EmailConfirmed),
                nameof(Account.PhoneNumber),
                nameof(Account.PhoneNumberConfirmed),
                nameof(Account.UserName),
                nameof(Account.NormalizedUserName),
                nameof(Account.PasswordHash),
                nameof(Account.SecurityStamp),
                nameof(Account.ConcurrencyStamp),
                nameof(Account.TwoFactorEnabled),
                nameof(Account.LockoutEnd),
                nameof(Account.AccessFailedCount),
                nameof(Account.Category),
                nameof(Account.Language),
                nameof(Account.TimeZone),
                nameof(Account.IsAdministrator),
                nameof(Account.IsDemo),
                nameof(Account.TermsAcceptedAt),
                nameof(Account.AdultConfirmedAt)
            )
            .Keeps(nameof(Account.Id), nameof(Account.CreatedAt), nameof(Account.ErasedAt), nameof(Account.LockoutEnabled)),
        PersonalTable<IdentityUserLogin<Guid>>
            .Deleted("logins", (db, person) => db.UserLogins.Where(l => l.UserId == person.Id))
            .Exports("LoginProvider", "ProviderKey", "ProviderDisplayName")
            .Withholds("UserId"),
        PersonalTable<IdentityUserClaim<Guid>>
            .Deleted("claims", (db, person) => db.UserClaims.Where(c => c.UserId == person.Id))
            .Exports("ClaimType", "ClaimValue")
            .Withholds("Id", "UserId"),
        PersonalTable<IdentityUserToken<Guid>>
            .Deleted("tokens", (db, person) => db.UserTokens.Where(t => t.UserId == person.Id))
            .Exports("LoginProvider", "Name")
            .Withholds("UserId", "Value"),
        PersonalTable<IdentityUserPasskey<Guid>>
            .Deleted("passkeys", (db, person) => db.Set<IdentityUserPasskey<Guid>>().Where(p => p.UserId == person.Id))
            .Adds("name", p => p.Data.Name)
            .Adds("createdAt", p => p.Data.CreatedAt)
            .Withholds("UserId", "CredentialId", "Data"),
        PersonalTable<AccountSession>
            .Deleted("sessions", (db, person) => db.Sessions.Where(s => s.AccountId == person.Id))
            .Exports(nameof(AccountSession.Device), nameof(AccountSession.CreatedAt), nameof(AccountSession.LastSeenAt))
            .Withholds(nameof(AccountSession.Id), nameof(AccountSession.AccountId), nameof(AccountSession.ExpiresAt)),
    ];

    private static void Blank(Account account)
    {
        var nobody = Guid.NewGuid().ToString("N");
        account.DisplayName = "";
        account.CommuneCode = account.AddressLine = account.PostalCode = null;
        account.Email = account.NormalizedEmail = account.PhoneNumber = account.PasswordHash = null;
        account.EmailConfirmed = account.PhoneNumberConfirmed = account.TwoFactorEnabled = false;
        account.UserName = nobody;
        account.NormalizedUserName = nobody.ToUpperInvariant();
        account.SecurityStamp = Guid.NewGuid().ToString("N");
        account.ConcurrencyStamp = Guid.NewGuid().ToString();
        account.LockoutEnd = null;
        account.AccessFailedCount = 0;
        account.Category = AccountCategory.Visitor;
        account.Language = Foundation.Localization.Cultures.Default;
        account.TimeZone = "Europe/Paris";
        account.IsAdministrator = account.IsDemo = false;
        account.TermsAcceptedAt = account.AdultConfirmedAt = null;
    }
}
