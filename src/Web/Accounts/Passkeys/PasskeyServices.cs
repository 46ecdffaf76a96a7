using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Visavis.Web.Foundation.Hosting;

namespace Visavis.Web.Accounts.Passkeys;

internal static class PasskeyServices
{
    /// <summary>Passkeys that need no name typed and always ask for fingerprint, face or code: they stand in for a password, not beside one.</summary>
    public static IServiceCollection AddPasskeys(this IServiceCollection services)
    {
        services.AddScoped<PasskeyCeremonies>();
        services
            .AddOptions<IdentityPasskeyOptions>()
            .Configure<IOptions<SiteOptions>>(
                (passkeys, site) =>
                {
                    passkeys.UserVerificationRequirement = "required";
                    passkeys.ResidentKeyRequirement = "required";
                    passkeys.ServerDomain = string.IsNullOrWhiteSpace(site.Value.Url) ? null : new Uri(site.Value.Url).Host;
                    passkeys.ValidateOrigin = context =>
                        ValueTask.FromResult(!context.CrossOrigin && context.Origin == OriginOf(context.HttpContext.Request, site.Value));
                }
            );
        return services;
    }

    private static string OriginOf(HttpRequest request, SiteOptions site) =>
        string.IsNullOrWhiteSpace(site.Url) ? $"{request.Scheme}://{request.Host}" : new Uri(site.Url).GetLeftPart(UriPartial.Authority);
}
