using Microsoft.AspNetCore.Authentication;

namespace Visavis.Web.Accounts.GoogleSignIn;

/// <summary>The way to Google. Its discovery document is read before, and may not be there.</summary>
internal static partial class GoogleChallenge
{
    public static async Task<IResult> SendAsync(HttpContext context, AuthenticationProperties properties, string pageOtherwise)
    {
        try
        {
            await context.ChallengeAsync(GoogleSignInServices.Scheme, properties);
            return HttpResults.Empty;
        }
        catch (Exception e)
            when (e is InvalidOperationException or IOException or HttpRequestException && !context.RequestAborted.IsCancellationRequested)
        {
            Log.Unreachable(
                context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(GoogleChallenge)),
                e.GetType()
            );
            return HttpResults.LocalRedirect(pageOtherwise);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            EventId = 4002,
            Level = LogLevel.Warning,
            Message = "Google's discovery document could not be read ({Problem}): nobody can sign in with Google now"
        )]
        public static partial void Unreachable(ILogger logger, Type problem);
    }
}
