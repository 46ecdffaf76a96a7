using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.StaticAssets;
using Visavis.Web.Foundation.Hosting;

namespace Visavis.Web.Accounts.Sessions;

/// <summary>Ties the cookie to its row: made at sign-in, asked for on every request, removed at sign-out.</summary>
internal sealed partial class SessionCookieEvents : CookieAuthenticationEvents
{
    public override async Task SigningIn(CookieSigningInContext context)
    {
        var accountId = context.Principal!.AccountId()!.Value;
        var before = context.HttpContext.User;
        if (before.AccountId() is null)
        {
            // What comes back from Google is handled before the request's person is known.
            before = (await context.HttpContext.AuthenticateAsync(IdentityConstants.ApplicationScheme)).Principal ?? before;
        }

        var cancelled = context.HttpContext.RequestAborted;
        var sessions = SessionsOf(context.HttpContext);
        var session = SessionRegistry.IdOf(before);
        if (session is { } old)
        {
            if (before.AccountId() != accountId)
            {
                await sessions.EndAsync(old, before.AccountId()!.Value, cancelled);
                session = null;
            }
            else if (!await sessions.StandsAsync(old, accountId, cancelled))
            {
                // A new password has just ended it with all the others; the person who set it stays.
                session = null;
            }
        }

        session ??= await sessions.StartAsync(accountId, context.Request.Headers.UserAgent, context.Properties.IsPersistent, cancelled);
        context.Principal!.Identities.First().AddClaim(new(SessionRegistry.SessionClaim, session.Value.ToString("N")));
    }

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        // Not for files, which are the same for everybody; nor again for the page about a failure: when the database is what failed, it would too.
        if (
            context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null
            || context.HttpContext.Features.Get<IExceptionHandlerFeature>() is not null
        )
        {
            return;
        }

        var current =
            SessionRegistry.IdOf(context.Principal) is { } id && context.Principal!.AccountId() is { } accountId
                ? await SessionsOf(context.HttpContext)
                    .FindAsync(id, accountId, context.Properties.IsPersistent, context.HttpContext.RequestAborted)
                : null;
        if (current is null)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
            return;
        }

        context.HttpContext.Features.Set(current);
        await SecurityStampValidator.ValidatePrincipalAsync(context);
    }

    public override async Task SigningOut(CookieSigningOutContext context)
    {
        if (context.HttpContext.User is var person && SessionRegistry.IdOf(person) is { } id && person.AccountId() is { } accountId)
        {
            try
            {
                await SessionsOf(context.HttpContext).EndAsync(id, accountId, context.HttpContext.RequestAborted);
            }
            catch (Exception e) when (PassingTrouble.Is(e))
            {
                // The row cannot be taken away now and runs out by itself; the cookie goes all the same, and with it the way in.
                Log.RowLeft(context.HttpContext.RequestServices.GetRequiredService<ILogger<SessionCookieEvents>>(), e);
            }
        }
    }

    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (context.Request.WantsPage() && HttpMethods.IsGet(context.Request.Method))
        {
            // Within this site: the address it was asked for by is anybody's to choose.
            context.Response.Redirect(new Uri(context.RedirectUri).PathAndQuery);
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }

        return Task.CompletedTask;
    }

    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    // Of the request, and not held by the events: a socket keeps for hours what belongs to the request that opened it, a database context included.
    private static SessionRegistry SessionsOf(HttpContext context) => context.RequestServices.GetRequiredService<SessionRegistry>();

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "A session was signed out, but its row could not be removed now")]
        public static partial void RowLeft(ILogger logger, Exception exception);
    }
}
