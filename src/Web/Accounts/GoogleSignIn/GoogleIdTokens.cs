using System.Globalization;
using System.IdentityModel.Tokens.Jwt;
using System.Security.Claims;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace Visavis.Web.Accounts.GoogleSignIn;

/// <summary>What an ID token must be beyond what the framework asks: signed, for this site alone, of now by the site's clock.</summary>
internal sealed class GoogleIdTokens(IOptions<GoogleSignInOptions> options, TimeProvider time)
{
    private const int LongestSubject = 255;
    private const string PictureClaim = "picture";

    /// <summary>Google's clock and ours may differ by this much.</summary>
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromSeconds(30);

    private readonly GoogleSignInOptions options = options.Value;

    public TokenValidationParameters Parameters =>
        new()
        {
            ValidIssuers = options.Issuers,
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
            // One audience and no other: the framework is content when ours is among them.
            AudienceValidator = (audiences, _, _) => audiences.ToList() is [var only] && only == options.ClientId,
            LifetimeValidator = (notBefore, expires, _, _) => expires > Now && (notBefore is null || notBefore <= Now + ClockTolerance),
            NameClaimType = JwtRegisteredClaimNames.Sub,
        };

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <exception cref="SignInRefusedException">The token proves nobody's identity.</exception>
    public GoogleIdentity Read(JwtSecurityToken token, ClaimsPrincipal claims)
    {
        // A signature that is there was verified; in this flow the framework also takes a token without one, since the provider itself gave it.
        if (token is not { RawSignature.Length: > 0, Header.Alg: SecurityAlgorithms.RsaSha256 })
        {
            throw new SignInRefusedException("id_token_unsigned");
        }

        if (token.IssuedAt > Now + ClockTolerance)
        {
            throw new SignInRefusedException("id_token_from_the_future");
        }

        if (token.Subject is not { Length: > 0 and <= LongestSubject } subject)
        {
            throw new SignInRefusedException("id_token_subject");
        }

        return new GoogleIdentity(
            options.Issuer,
            subject,
            claims.FindFirstValue(JwtRegisteredClaimNames.Email),
            claims.FindFirstValue(JwtRegisteredClaimNames.EmailVerified) == "true",
            claims.FindFirstValue(JwtRegisteredClaimNames.Name),
            AuthenticatedAt(claims),
            claims.FindFirstValue(PictureClaim)
        );
    }

    /// <summary>Whether the person was at the provider's door within this time, as far as it tells.</summary>
    public bool IsFresh(GoogleIdentity identity, TimeSpan within) =>
        identity.AuthenticatedAt is { } at
            ? at <= time.GetUtcNow() + ClockTolerance && at >= time.GetUtcNow() - within - ClockTolerance
            : !options.SessionAgeClaims;

    private static DateTimeOffset? AuthenticatedAt(ClaimsPrincipal claims)
    {
        if (claims.FindFirstValue(JwtRegisteredClaimNames.AuthTime) is not { } told)
        {
            return null;
        }

        return long.TryParse(told, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0 and <= 253_402_300_799
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : throw new SignInRefusedException("id_token_auth_time");
    }
}
