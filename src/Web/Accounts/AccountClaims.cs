using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Visavis.Web.Foundation.Localization;

namespace Visavis.Web.Accounts;

/// <summary>Puts into the session what every request asks about its person, so that none has to read the database for it.</summary>
public sealed class AccountClaims(UserManager<Account> users, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<Account>(users, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Account user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        if (identity.FindFirst(identity.NameClaimType) is { } userName)
        {
            identity.RemoveClaim(userName);
        }

        identity.AddClaim(new Claim(identity.NameClaimType, user.DisplayName));
        identity.AddClaim(new Claim(ReaderZone.Claim, user.TimeZone));
        if (user.TermsAcceptedAt is null)
        {
            return identity;
        }

        identity.AddClaim(new Claim(SignedInPerson.Registered, "true"));
        if (user.Category != AccountCategory.Visitor)
        {
            identity.AddClaim(new Claim(SignedInPerson.Listed, user.Category.ToString()));
        }

        return identity;
    }
}
