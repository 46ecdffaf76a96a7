using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Visavis.Web.Accounts.Email;
using Visavis.Web.Accounts.GoogleSignIn;
using Visavis.Web.Accounts.Passkeys;
using Visavis.Web.Accounts.Sessions;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Hosting;

namespace Visavis.Web.Accounts;

public static class AccountServices
{
    public const string SignInPath = "/account/sign-in";

    /// <summary>Of PBKDF2 with HMAC-SHA512, as OWASP advises.</summary>
    private const int PasswordHashIterations = 210_000;

    internal static readonly TimeSpan CeremonyLifetime = TimeSpan.FromMinutes(5);

    /// <summary>Accounts on Identity's stores, the session cookie, and who may do what.</summary>
    public static IServiceCollection AddAccounts(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddIdentityCore<Account>(options =>
            {
                options.User.RequireUniqueEmail = false;

                // Addresses were checked before they become names.
                options.User.AllowedUserNameCharacters = "";
            })
            .AddSignInManager()
            .AddEntityFrameworkStores<VisavisDbContext>()
            .AddClaimsPrincipalFactory<AccountClaims>();
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = PasswordHashIterations);
        services.Configure<SecurityStampValidatorOptions>(options =>
        {
            options.ValidationInterval = TimeSpan.FromMinutes(5);
            options.OnRefreshingPrincipal = KeepSession;
        });
        services
            .AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddCookie(IdentityConstants.ApplicationScheme, ConfigureCookie)
            .AddCookie(IdentityConstants.TwoFactorUserIdScheme, ConfigureCeremonyCookie);
        services
            .AddAuthorizationBuilder()
            .SetDefaultPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().RequireClaim(SignedInPerson.Registered).Build())
            .AddPolicy(
                AccountPolicies.Professional,
                policy => policy.RequireClaim(SignedInPerson.Registered).RequireClaim(SignedInPerson.Listed)
            )
            .AddPolicy(AccountPolicies.SignedIn, policy => policy.RequireAuthenticatedUser());
        // What a saved section tells on the next page.
        services.Configure<CookieTempDataProviderOptions>(options => options.Cookie = SecureCookieBuilder.Named("visavis-notice"));
        services.AddSingleton<AccountLinks>();
        services.AddSingleton<AccountMails>();
        services.AddSingleton<SecurityMails>();
        services.AddScoped<EmailAccounts>();
        services.AddScoped<PasswordSignIn>();
        services.AddScoped<PasswordChange>();
        services.AddScoped<PasswordAddition>();
        services.AddScoped<EmailSentences>();
        services.AddScoped<EmailChange>();
        services.AddScoped<SignInReasons>();
        services.AddScoped<SignInWays>();
        services.AddSingleton<RecentProof>();
        services.AddScoped<FreshProof>();
        services.AddScoped<SessionRegistry>();
        services.AddSingleton<SessionCookieEvents>();
        services.AddHostedService<SessionSweeper>();
        services.AddHostedService<EndedSessions>();
        services.AddPasskeys();
        services.AddGoogleSignIn(configuration);
        return services;
    }

    private static void ConfigureCookie(CookieAuthenticationOptions options)
    {
        options.Cookie = SecureCookieBuilder.Named("visavis");
        options.ExpireTimeSpan = SessionRegistry.Lifetime;
        options.SlidingExpiration = true;
        options.LoginPath = SignInPath;
        options.ReturnUrlParameter = "returnUrl";
        options.EventsType = typeof(SessionCookieEvents);
    }

    /// <summary>The challenge of a passkey ceremony that this browser began; Identity keeps it in the scheme of second factors.</summary>
    private static void ConfigureCeremonyCookie(CookieAuthenticationOptions options)
    {
        options.Cookie = SecureCookieBuilder.Named("visavis-passkey");
        options.ExpireTimeSpan = CeremonyLifetime;
        options.SlidingExpiration = false;
    }

    /// <summary>The person's claims are read anew every few minutes; which session it is stays.</summary>
    private static Task KeepSession(SecurityStampRefreshingPrincipalContext context)
    {
        if (context.CurrentPrincipal?.FindFirst(SessionRegistry.SessionClaim) is { } session)
        {
            context.NewPrincipal?.Identities.First().AddClaim(session.Clone());
        }

        return Task.CompletedTask;
    }
}
