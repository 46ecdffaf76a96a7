using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Visavis.Web.Accounts;

namespace Visavis.Web.Foundation.Localization;

/// <summary>French first, English complete: texts stand in French in the pages, their English in <c>*.en.resx</c> under the French as key.</summary>
public static class Cultures
{
    public const string Default = "fr";

    /// <summary>Of the query: addresses that are in one language whoever reads them, for search engines and shared links.</summary>
    public const string QueryKey = "lang";

    public static readonly IReadOnlyList<string> Supported = ["fr", "en"];

    /// <summary>Each as it calls itself.</summary>
    public static readonly IReadOnlyList<(string Code, string Name)> Names = [("fr", "Français"), ("en", "English")];

    public static IServiceCollection AddTexts(this IServiceCollection services)
    {
        services.AddLocalization();
        services.AddRequestLocalization(options =>
        {
            options.SetDefaultCulture(Default).AddSupportedCultures([.. Supported]).AddSupportedUICultures([.. Supported]);
            options.RequestCultureProviders =
            [
                new QueryStringRequestCultureProvider { QueryStringKey = QueryKey },
                new CookieRequestCultureProvider(),
                new AcceptLanguageHeaderRequestCultureProvider(),
            ];
        });
        return services;
    }

    public static IEndpointConventionBuilder MapCulture(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost(
            "/culture",
            (HttpContext context, [FromForm] string culture, [FromForm] string? returnUrl) =>
            {
                if (!Supported.Contains(culture))
                {
                    return HttpResults.BadRequest();
                }

                context.Response.Cookies.Append(
                    CookieRequestCultureProvider.DefaultCookieName,
                    CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(culture)),
                    new CookieOptions
                    {
                        MaxAge = TimeSpan.FromDays(365),
                        IsEssential = true,
                        HttpOnly = true,
                        SameSite = SameSiteMode.Lax,
                    }
                );
                return HttpResults.LocalRedirect(LocalAddress.OrHome(returnUrl));
            }
        );
}
