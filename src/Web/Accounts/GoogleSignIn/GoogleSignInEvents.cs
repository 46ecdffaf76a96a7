using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using Visavis.Web.Foundation.Hosting;

namespace Visavis.Web.Accounts.GoogleSignIn;

/// <summary>The end of a Google sign-in: a session for the account, or one audit line and a page that says what to do.</summary>
internal sealed partial class GoogleSignInEvents(GoogleIdTokens tokens, SiteAddress site, ILogger<GoogleSignInEvents> logger)
    : OpenIdConnectEvents
{
    public const string Cancelled = "google-cancelled";
    public const string Failed = "google-failed";

    public override Task RedirectToIdentityProvider(RedirectContext context)
    {
        context.ProtocolMessage.RedirectUri = site.InPlaceOf(context.ProtocolMessage.RedirectUri);
        if (context.ProtocolMessage.MaxAge is not null)
        {
            // Google leaves the time out unless it is asked for by name.
            context.ProtocolMessage.SetParameter("claims", """{"id_token":{"auth_time":{"essential":true}}}""");
        }

        return Task.CompletedTask;
    }

    public override Task TokenValidated(TokenValidatedContext context)
    {
        context.HttpContext.Features.Set(tokens.Read(context.SecurityToken, context.Principal!));
        return Task.CompletedTask;
    }

    public override async Task TicketReceived(TicketReceivedContext context)
    {
        var services = context.HttpContext.RequestServices;
        var identity = context.HttpContext.Features.GetRequiredFeature<GoogleIdentity>();
        if (context.Properties?.Items.TryGetValue(GoogleLinking.PurposeItem, out var purpose) == true && purpose is not null)
        {
            context.HandleResponse();
            context.Response.Redirect(
                await services.GetRequiredService<GoogleLinking>().FinishAsync(context.HttpContext, context.Properties, purpose, identity)
            );
            return;
        }

        var account = await services.GetRequiredService<GoogleAccounts>().FindOrCreateAsync(identity, context.HttpContext.RequestAborted);
        await services.GetRequiredService<GooglePictures>().RememberAsync(account.Id, identity, context.HttpContext.RequestAborted);
        await services.GetRequiredService<SignInManager<Account>>().SignInAsync(account, isPersistent: true);
        context.HandleResponse();
        var returnUrl = LocalAddress.OrHome(context.ReturnUri);
        context.Response.Redirect(account.TermsAcceptedAt is null ? FirstSignIn.PageLeadingTo(returnUrl) : returnUrl);
    }

    public override Task RemoteFailure(RemoteFailureContext context)
    {
        var reason = ReasonOf(context.Failure);
        Log.Refused(logger, reason, context.HttpContext.TraceIdentifier);
        context.HandleResponse();
        if (context.Properties?.Items.ContainsKey(GoogleLinking.PurposeItem) == true)
        {
            context.Response.Redirect(GoogleLinking.PageSaying(reason == "access_denied" ? Cancelled : Failed));
            return Task.CompletedTask;
        }

        context.Response.Redirect(PageSaying(reason == "access_denied" ? Cancelled : Failed, context.Properties?.RedirectUri));
        return Task.CompletedTask;
    }

    /// <summary>The page to sign in on, with what became of it and the way the person was on.</summary>
    public static string PageSaying(string problem, string? returnUrl) =>
        QueryHelpers.AddQueryString(
            AccountServices.SignInPath,
            new Dictionary<string, string?> { ["problem"] = problem, ["returnUrl"] = LocalAddress.OrHome(returnUrl) }
        );

    /// <summary>A fixed word for what went wrong: messages of the framework and of the provider may quote what somebody sent.</summary>
    private static string ReasonOf(Exception? failure) =>
        failure switch
        {
            SignInRefusedException refused => refused.Reason,
            { Data: var data } when data["error"] is "access_denied" => "access_denied",
            { Data: var data } when data.Contains("error") => "provider_error",
            OpenIdConnectProtocolInvalidNonceException => "id_token_nonce",
            OpenIdConnectProtocolException => "id_token_incomplete",
            SecurityTokenException or ArgumentException => "id_token_invalid",
            AuthenticationFailureException => "state_invalid",
            _ => "token_endpoint",
        };

    private static partial class Log
    {
        [LoggerMessage(
            EventId = 4001,
            Level = LogLevel.Warning,
            Message = "Audit: sign-in with Google refused, {Reason} (request {RequestId})"
        )]
        public static partial void Refused(ILogger logger, string reason, string requestId);
    }
}
