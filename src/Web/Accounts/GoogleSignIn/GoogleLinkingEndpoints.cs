namespace Visavis.Web.Accounts.GoogleSignIn;

internal static class GoogleLinkingEndpoints
{
    public static void MapGoogleLinking(this WebApplication app) =>
        app.MapPost($"{GoogleLinking.PagePath}/google", GoogleLinking.ChallengeAsync).RequireAuthorization();
}
