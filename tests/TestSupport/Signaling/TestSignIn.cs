using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Hosting;

namespace Visavis.TestSupport.Signaling;

/// <summary>Takes the person from a header, so that hub tests need no sign-in page.</summary>
public sealed class TestSignIn(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Header = "X-Test-User";

    public static void Use(IServiceCollection services)
    {
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, TestSignIn>(nameof(TestSignIn), configureOptions: null);
        services.PostConfigure<AuthenticationOptions>(options =>
        {
            options.DefaultScheme = nameof(TestSignIn);
            options.DefaultAuthenticateScheme = nameof(TestSignIn);
            options.DefaultChallengeScheme = nameof(TestSignIn);
        });
    }

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers[Header].ToString() is not { Length: > 0 } userId)
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        var identity = new ClaimsIdentity(
            [new Claim(ClaimTypes.NameIdentifier, userId), new Claim(SignedInPerson.Registered, "true")],
            Scheme.Name
        );
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name)));
    }
}
