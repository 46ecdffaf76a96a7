using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Visavis.Web.Registration;

namespace Visavis.Web.Accounts.GoogleSignIn;

/// <summary>The end of a Google sign-in: a session for the account, or one audit line and a page that says what to do.</summary>
internal sealed partial class GoogleSignInEvents(ILogger<GoogleSignInEvents> logger) : OAuthEvents
{
    public const string Cancelled = "google-cancelled";
    public const string Failed = "google-failed";

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

        context.Response.Redirect(
            QueryHelpers.AddQueryString(
                AccountServices.SignInPath,
                new Dictionary<string, string?>
                {
                    ["problem"] = reason == "access_denied" ? Cancelled : Failed,
                    ["returnUrl"] = LocalAddress.OrHome(context.Properties?.RedirectUri),
                }
            )
        );
        return Task.CompletedTask;
    }

    /// <summary>A fixed word for what went wrong: messages of the framework and of the provider may quote what somebody sent.</summary>
    private static string ReasonOf(Exception? failure) =>
        failure switch
        {
            SignInRefusedException refused => refused.Reason,
            { Data: var data } when data["error"] is "access_denied" => "access_denied",
            { Data: var data } when data.Contains("error") => "provider_error",
            HttpRequestException or OperationCanceledException or JsonException => "token_endpoint",
            { Message: "Correlation failed." } => "state_of_another_browser",
            { Message: "The oauth state was missing or invalid." } => "state_invalid",
            { Message: "Code was not found." } => "code_missing",
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
