using Microsoft.AspNetCore.StaticAssets;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Hosting;

namespace Visavis.Web.Trust.Standing;

/// <summary>Who is suspended can sign in, to one page: the reasons, and from there appeal, data, unsubscription and contact.</summary>
public static class SuspensionGate
{
    public const string PagePath = "/account/suspended";

    /// <summary>What stays open: one's rights, the way to people, and the rules.</summary>
    private static readonly PathString[] Open =
    [
        PagePath,
        "/account/decisions",
        "/account/other",
        "/account/unsubscribe",
        "/account/goodbye",
        "/account/leaving",
        "/account/sign-out",
        "/account/sign-in",
        "/contact",
        "/report",
        "/help",
        "/safety",
        "/legal",
        "/culture",
        "/theme",
        "/error",
        "/health",
        "/mail/unsubscribe",
    ];

    /// <summary>Taking one's data and leaving ask for a fresh proof: of the page of security, that alone.</summary>
    private static readonly string[] Proofs = ["/account/security/proof/options", "/account/security/google"];
    private static readonly string[] ProofHandlers = ["Prove", "ProvePasskey"];

    public static IApplicationBuilder UseSuspensionGate(this IApplicationBuilder app)
    {
        var standing = app.ApplicationServices.GetRequiredService<PeopleStanding>();
        return app.Use(
            (context, next) =>
            {
                if (context.User.AccountId() is not { } id || !standing.IsSuspended(id) || IsOpen(context))
                {
                    return next(context);
                }

                if (HttpMethods.IsGet(context.Request.Method) && context.Request.WantsPage())
                {
                    context.Response.Redirect(PagePath);
                }
                else
                {
                    context.Response.StatusCode = StatusCodes.Status403Forbidden;
                }

                return Task.CompletedTask;
            }
        );
    }

    private static bool IsOpen(HttpContext context) =>
        context.GetEndpoint() is not { } endpoint
        || endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null
        || IsProof(context.Request)
        || Array.Exists(Open, path => context.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase));

    private static bool IsProof(HttpRequest request) =>
        request.Path.Equals("/account/security", StringComparison.OrdinalIgnoreCase)
            ? HttpMethods.IsGet(request.Method)
                || ProofHandlers.Contains(request.Query["handler"].ToString(), StringComparer.OrdinalIgnoreCase)
            : Proofs.Contains(request.Path.Value, StringComparer.OrdinalIgnoreCase);
}
