using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Visavis.Web.Accounts.GoogleSignIn;
using Visavis.Web.Accounts.Registration;
using Visavis.Web.Data;
using Visavis.Web.Hosting;

namespace Visavis.Web.Accounts;

public static class AccountServices
{
    public const string SignInPath = "/account/sign-in";

    private static readonly TimeSpan SessionLifetime = TimeSpan.FromDays(14);

    /// <summary>Accounts on Identity's stores, the session cookie, and who may do what.</summary>
    public static IServiceCollection AddAccounts(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddIdentityCore<Account>(options =>
            {
                options.User.RequireUniqueEmail = false;
            })
            .AddSignInManager()
            .AddEntityFrameworkStores<VisavisDbContext>()
            .AddClaimsPrincipalFactory<AccountClaims>();
        services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.FromMinutes(5));
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddCookie(IdentityConstants.ApplicationScheme, ConfigureCookie);
        services
            .AddAuthorizationBuilder()
            .SetDefaultPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().RequireClaim(AccountClaims.Registered).Build())
            .AddPolicy(
                AccountPolicies.Professional,
                policy => policy.RequireClaim(AccountClaims.Registered).RequireClaim(AccountClaims.Listed)
            )
            .AddPolicy(AccountPolicies.SignedIn, policy => policy.RequireAuthenticatedUser());
        // What a saved section tells on the next page.
        services.Configure<CookieTempDataProviderOptions>(options => options.Cookie = SecureCookieBuilder.Named("visavis-notice"));
        services.AddScoped<RegistrationService>();
        services.AddGoogleSignIn(configuration);
        return services;
    }

    private static void ConfigureCookie(CookieAuthenticationOptions options)
    {
        options.Cookie = SecureCookieBuilder.Named("visavis");
        options.ExpireTimeSpan = SessionLifetime;
        options.SlidingExpiration = true;
        options.LoginPath = SignInPath;
        options.ReturnUrlParameter = "returnUrl";
        options.Events = new CookieAuthenticationEvents
        {
            // Not again for the page about a failure: when the database is what failed, that page would fail too.
            OnValidatePrincipal = context =>
                context.HttpContext.Features.Get<IExceptionHandlerFeature>() is null
                    ? SecurityStampValidator.ValidatePrincipalAsync(context)
                    : Task.CompletedTask,
            OnRedirectToLogin = context =>
            {
                if (context.Request.WantsPage() && HttpMethods.IsGet(context.Request.Method))
                {
                    context.Response.Redirect(context.RedirectUri);
                }
                else
                {
                    context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                }

                return Task.CompletedTask;
            },
            OnRedirectToAccessDenied = context =>
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            },
        };
    }
}
