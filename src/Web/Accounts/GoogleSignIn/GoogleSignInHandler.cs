using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Visavis.Web.Foundation.Hosting;

namespace Visavis.Web.Accounts.GoogleSignIn;

/// <summary>
/// The framework's authorization-code flow (PKCE, state bound to the browser by a cookie), and on top of it a nonce and an ID token that
/// must carry it. The nonce travels inside the protected state, so no second cookie is needed.
/// </summary>
internal sealed class GoogleSignInHandler(
    IOptionsMonitor<OAuthOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    GoogleIdTokens idTokens,
    SiteAddress site
) : OAuthHandler<OAuthOptions>(options, logger, encoder)
{
    private const string NonceItem = ".nonce";

    protected override string BuildChallengeUrl(AuthenticationProperties properties, string redirectUri)
    {
        var nonce = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(16));
        properties.Items[NonceItem] = nonce;
        return QueryHelpers.AddQueryString(base.BuildChallengeUrl(properties, site.InPlaceOf(redirectUri)), "nonce", nonce);
    }

    protected override Task<OAuthTokenResponse> ExchangeCodeAsync(OAuthCodeExchangeContext context) =>
        base.ExchangeCodeAsync(new OAuthCodeExchangeContext(context.Properties, context.Code, site.InPlaceOf(context.RedirectUri)));

    protected override async Task<AuthenticationTicket> CreateTicketAsync(
        ClaimsIdentity identity,
        AuthenticationProperties properties,
        OAuthTokenResponse tokens
    )
    {
        if (
            tokens.Response?.RootElement is not { ValueKind: JsonValueKind.Object } answer
            || !answer.TryGetProperty("id_token", out var idToken)
            || idToken.ValueKind != JsonValueKind.String
        )
        {
            throw new SignInRefusedException("id_token_missing");
        }

        var nonce = properties.Items[NonceItem] ?? throw new SignInRefusedException("state_without_nonce");
        properties.Items.Remove(NonceItem);
        var person = await idTokens.ValidateAsync(idToken.GetString()!, nonce, Context.RequestAborted);
        Context.Features.Set(person);
        return new AuthenticationTicket(new ClaimsPrincipal(identity), properties, Scheme.Name);
    }
}
