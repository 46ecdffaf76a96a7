using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Visavis.Web.Accounts.Email;
using Visavis.Web.Accounts.Sessions;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Hosting;

namespace Visavis.Web.Accounts.GoogleSignIn;

/// <summary>The way to Google and back for somebody who is signed in: to add it to the account, or to prove again who they are.</summary>
internal sealed class GoogleLinking(
    VisavisDbContext db,
    GoogleAccounts accounts,
    RecentProof proof,
    GoogleIdTokens tokens,
    SecurityMails mails,
    GooglePictures pictures,
    SiteAddress site
)
{
    public const string PagePath = "/account/security";
    public const string PurposeItem = ".purpose";
    public const string Link = "link";
    public const string Prove = "prove";

    public const string Linked = "google-linked";
    public const string Proved = "proved";
    public const string TakenByAnother = "google-taken";
    public const string NotThisPerson = "google-other";
    public const string TooLongAgo = "google-long-ago";
    private const string AccountItem = ".account";

    public static string PageSaying(string outcome) => $"{PagePath}?outcome={outcome}";

    /// <summary>What came back from Google, for the account that asked: both must be proven in the same browser, at the same time.</summary>
    /// <returns>The page to go on with.</returns>
    public async Task<string> FinishAsync(HttpContext context, AuthenticationProperties properties, string purpose, GoogleIdentity identity)
    {
        var cancelled = context.RequestAborted;
        var signedIn = await context.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        if (
            signedIn.Principal?.AccountId() is not { } id
            || SessionRegistry.IdOf(signedIn.Principal) is not { } session
            || !properties.Items.TryGetValue(AccountItem, out var asked)
            || asked != id.ToString("N")
            || await db.Users.FindAsync([id], cancelled) is not { } account
        )
        {
            return PageSaying(GoogleSignInEvents.Failed);
        }

        if (purpose == Prove)
        {
            if ((await accounts.FindAsync(identity, cancelled))?.Id != id)
            {
                return PageSaying(NotThisPerson);
            }

            if (!tokens.IsFresh(identity, RecentProof.Lifetime))
            {
                return PageSaying(TooLongAgo);
            }

            proof.Give(context, session);
            return PageSaying(Proved);
        }

        if (!proof.Holds(context))
        {
            return PageSaying(GoogleSignInEvents.Failed);
        }

        var result = await accounts.LinkAsync(
            account,
            identity,
            () => mails.Add(db, account, SecurityChange.GoogleLinked, site.Of(context.Request)),
            cancelled
        );
        if (result != GoogleLinkResult.Linked)
        {
            return PageSaying(TakenByAnother);
        }

        await pictures.RememberAsync(id, identity, cancelled);
        return PageSaying(Linked);
    }

    public static async Task<IResult> ChallengeAsync(
        ClaimsPrincipal person,
        [FromForm] string? purpose,
        HttpContext context,
        RecentProof proof
    )
    {
        if (purpose is not (Link or Prove))
        {
            return HttpResults.BadRequest();
        }

        if (purpose == Link && !proof.Holds(context))
        {
            return HttpResults.LocalRedirect($"{PagePath}#proof");
        }

        var properties = new OpenIdConnectChallengeProperties { RedirectUri = PagePath };
        properties.Items[PurposeItem] = purpose;
        properties.Items[AccountItem] = person.AccountId()!.Value.ToString("N");
        if (purpose == Prove)
        {
            properties.MaxAge = RecentProof.Lifetime;
        }

        return await GoogleChallenge.SendAsync(context, properties, PageSaying(GoogleSignInEvents.Failed));
    }
}

internal enum GoogleLinkResult
{
    Linked,
    TakenByAnother,
}
