using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
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
        services.AddSingleton<GooglePictures>();
        services
            .AddHttpClient(GooglePictures.ClientName, client => client.MaxResponseContentBufferSize = GooglePictures.MostBytes)
            .ConfigurePrimaryHttpMessageHandler(GooglePictures.NewHandler)
            .RemoveAllLoggers();
        if (string.IsNullOrWhiteSpace(section[nameof(GoogleSignInOptions.ClientId)]))
        {
            return services;
        }

        services.AddSingleton<GoogleIdTokens>();
        services.AddSingleton<GoogleSignInEvents>();
        services.AddScoped<GoogleAccounts>();
        services.AddScoped<GoogleLinking>();
        services.AddAuthentication().AddOpenIdConnect(Scheme, options => { });
        services
            .AddOptions<OpenIdConnectOptions>(Scheme)
            .Configure<IOptions<GoogleSignInOptions>, GoogleIdTokens>((oidc, google, tokens) => Configure(oidc, google.Value, tokens));

        services
            .AddOptions<FormTargets>()
            .Configure<IOptions<GoogleSignInOptions>>(
                (targets, google) =>
                {
                    var origin = new Uri(google.Value.Authority).GetLeftPart(UriPartial.Authority);
                    targets.Add(AccountServices.SignInPath, origin);
                    targets.Add(GoogleLinking.PagePath, origin);
                }
            );

        // The framework logs what the provider or the caller sent; the audit line says what an operator needs.
        services.Configure<LoggerFilterOptions>(filters => filters.AddFilter(typeof(OpenIdConnectHandler).FullName, LogLevel.None));
        return services;
    }

    private static void Configure(OpenIdConnectOptions oidc, GoogleSignInOptions google, GoogleIdTokens tokens)
    {
        oidc.Authority = google.Authority;
        oidc.RequireHttpsMetadata = !new Uri(google.Authority).IsLoopback;
        oidc.ClientId = google.ClientId;
        oidc.ClientSecret = google.ClientSecret;
        oidc.ResponseType = OpenIdConnectResponseType.Code;
        oidc.ResponseMode = OpenIdConnectResponseMode.Query;
        oidc.CallbackPath = CallbackPath;
        // Nobody signs out here because they signed out there.
        oidc.RemoteSignOutPath = PathString.Empty;
        oidc.SignedOutCallbackPath = PathString.Empty;
        oidc.Scope.Add("email");
        oidc.Prompt = "select_account";
        oidc.MapInboundClaims = false;
        oidc.DisableTelemetry = true;
        oidc.TokenValidationParameters = tokens.Parameters;
        oidc.SignInScheme = IdentityConstants.ApplicationScheme;
        oidc.RemoteAuthenticationTimeout = TimeToChooseAnAccount;
        oidc.BackchannelTimeout = google.Timeout;
        oidc.CorrelationCookie = Cookie("visavis-google.");
        oidc.NonceCookie = Cookie("visavis-google-nonce.");
        oidc.EventsType = typeof(GoogleSignInEvents);
    }

    private static SecureCookieBuilder Cookie(string name)
    {
        var cookie = SecureCookieBuilder.Named(name);
        cookie.MaxAge = TimeToChooseAnAccount;
        return cookie;
    }
}
