using Microsoft.AspNetCore.Localization;

namespace Visavis.Web.Bookings;

/// <summary>
/// Who comes by a personal link reads the language in which the link was written to them, whatever their browser says; a language chosen on the site
/// goes before.
/// </summary>
public sealed class PersonalLinkCulture : RequestCultureProvider
{
    public override Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext)
    {
        string? key = httpContext.Request.Query["key"];
        var language = key is null ? null : httpContext.RequestServices.GetRequiredService<BookingLinks>().LanguageOf(key);
        return Task.FromResult(language is null ? null : new ProviderCultureResult(language));
    }

    /// <summary>After what somebody chose, before what the browser asks for.</summary>
    public static void AddTo(RequestLocalizationOptions options)
    {
        var browser = options.RequestCultureProviders.OfType<AcceptLanguageHeaderRequestCultureProvider>().First();
        options.RequestCultureProviders.Insert(options.RequestCultureProviders.IndexOf(browser), new PersonalLinkCulture());
    }
}
