using Microsoft.AspNetCore.Mvc;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Hosting;

namespace Visavis.Web.Foundation.Layout;

/// <summary>Light, dark, or what the device prefers. Kept in a cookie so that the server writes it into the page and nothing flashes.</summary>
public static class Theme
{
    public const string Auto = "auto";

    public static readonly IReadOnlyList<string> All = ["light", "dark", Auto];

    private static readonly SecureCookieBuilder Cookie = NewCookie();

    /// <summary>The theme the reader chose, <see cref="Auto"/> unless the cookie names another.</summary>
    public static string Of(HttpRequest request) => request.Cookies[Cookie.Name!] is { } chosen && All.Contains(chosen) ? chosen : Auto;

    public static IEndpointConventionBuilder MapTheme(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost(
            "/theme",
            (HttpContext context, [FromForm] string theme, [FromForm] string? returnUrl) =>
            {
                if (!All.Contains(theme))
                {
                    return HttpResults.BadRequest();
                }

                context.Response.Cookies.Append(Cookie.Name!, theme, Cookie.Build(context));
                return HttpResults.LocalRedirect(LocalAddress.OrHome(returnUrl));
            }
        );

    private static SecureCookieBuilder NewCookie()
    {
        var cookie = SecureCookieBuilder.Named("visavis-theme");
        cookie.Expiration = TimeSpan.FromDays(365);
        return cookie;
    }
}
