using Microsoft.AspNetCore.Mvc;

namespace Visavis.Web.Appearance;

/// <summary>Light, dark, or what the device prefers. Kept in a cookie so that the server writes it into the page and nothing flashes.</summary>
public static class Theme
{
    public const string Auto = "auto";

    public const string CookieName = "theme";

    public static readonly IReadOnlyList<string> All = ["light", "dark", Auto];

    /// <summary>The theme the reader chose, <see cref="Auto"/> unless the cookie names another.</summary>
    public static string Of(HttpRequest request) => request.Cookies[CookieName] is { } chosen && All.Contains(chosen) ? chosen : Auto;

    public static IEndpointConventionBuilder MapTheme(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost(
            "/theme",
            (HttpContext context, [FromForm] string theme, [FromForm] string? returnUrl) =>
            {
                if (!All.Contains(theme))
                {
                    return Results.BadRequest();
                }

                var options = new CookieOptions
                {
                    MaxAge = TimeSpan.FromDays(365),
                    IsEssential = true,
                    HttpOnly = true,
                    SameSite = SameSiteMode.Lax,
                    Secure = context.Request.IsHttps,
                };
                context.Response.Cookies.Append(CookieName, theme, options);
                return Results.LocalRedirect(returnUrl is ['/', not ('/' or '\\'), ..] ? returnUrl : "/");
            }
        );
}
