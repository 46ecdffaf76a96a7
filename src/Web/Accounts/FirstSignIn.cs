using Microsoft.AspNetCore.StaticAssets;
using Visavis.Web.Foundation.Hosting;

namespace Visavis.Web.Accounts;

/// <summary>Until the first-sign-in page is complete, an account leads there and can do nothing else.</summary>
public static class FirstSignIn
{
    public const string PagePath = "/account/welcome";

    public static IApplicationBuilder UseFirstSignIn(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
            {
                if (context.User.AccountId() is null || context.User.IsRegistered() || IsAllowed(context.GetEndpoint()))
                {
                    return next(context);
                }

                if (HttpMethods.IsGet(context.Request.Method) && context.Request.WantsPage())
                {
                    var here = context.Request.Path + context.Request.QueryString;
                    context.Response.Redirect(PageLeadingTo(here));
                }
                else
                {
                    context.Response.StatusCode = StatusCodes.Status403Forbidden;
                }

                return Task.CompletedTask;
            }
        );

    /// <summary>Address of the first-sign-in page that goes on to <paramref name="returnUrl"/> once it is complete.</summary>
    public static string PageLeadingTo(string returnUrl) => $"{PagePath}?returnUrl={Uri.EscapeDataString(returnUrl)}";

    private static bool IsAllowed(Endpoint? endpoint) =>
        endpoint is null
        || endpoint.Metadata.GetMetadata<AllowUnfinishedAccountAttribute>() is not null
        || endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null;
}
