using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Visavis.Web.Foundation.Hosting;

namespace Visavis.Web.Accounts.GoogleSignIn;

public static class GoogleSignInServices
{
    public const string Scheme = "Google";
    public const string ChallengePath = "/account/sign-in/google";
    public const string CallbackPath = "/account/sign-in/google/callback";

    private static readonly TimeSpan TimeToChooseAnAccount = TimeSpan.FromMinutes(15);

    /// <summary>Adds the scheme when <c>Google:ClientId</c> is configured, and checks the section when the host starts in any case.</summary>
    public static IServiceCollection AddGoogleSignIn(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection(GoogleSignInOptions.Section);
        services.AddSingleton<IValidateOptions<GoogleSignInOptions>, GoogleSignInOptionsValidator>();
        services.AddOptions<GoogleSignInOptions>().Bind(section).ValidateOnStart();
        if (string.IsNullOrWhiteSpace(section[nameof(GoogleSignInOptions.ClientId)]))
        {
            return services;
        }

        services.AddSingleton<GoogleIdTokens>();
        services.AddSingleton<GoogleSignInEvents>();
        services.AddScoped<GoogleAccounts>();
        services.AddScoped<GoogleLinking>();
        services.AddAuthentication().AddOAuth<OAuthOptions, GoogleSignInHandler>(Scheme, options => { });
        services
            .AddOptions<OAuthOptions>(Scheme)
            .Configure<IOptions<GoogleSignInOptions>>((oauth, google) => Configure(oauth, google.Value));

        // The base class logs what the provider or the caller sent; the audit line says what an operator needs.
        services.Configure<LoggerFilterOptions>(filters => filters.AddFilter(typeof(GoogleSignInHandler).FullName, LogLevel.None));
        return services;
    }

    private static void Configure(OAuthOptions oauth, GoogleSignInOptions google)
    {
        oauth.ClientId = google.ClientId!;
        oauth.ClientSecret = google.ClientSecret!;
        oauth.AuthorizationEndpoint = google.AuthorizationEndpoint;
        oauth.TokenEndpoint = google.TokenEndpoint;
        oauth.CallbackPath = CallbackPath;
        oauth.UsePkce = true;
        oauth.SaveTokens = false;
        oauth.Scope.Add("openid");
        oauth.Scope.Add("email");
        oauth.Scope.Add("profile");
        oauth.AdditionalAuthorizationParameters["prompt"] = "select_account";
        oauth.SignInScheme = IdentityConstants.ApplicationScheme;
        oauth.RemoteAuthenticationTimeout = TimeToChooseAnAccount;
        oauth.BackchannelTimeout = google.Timeout;
        oauth.CorrelationCookie = SecureCookieBuilder.Named("visavis-google.");
        oauth.CorrelationCookie.MaxAge = TimeToChooseAnAccount;
        oauth.EventsType = typeof(GoogleSignInEvents);
    }
}
