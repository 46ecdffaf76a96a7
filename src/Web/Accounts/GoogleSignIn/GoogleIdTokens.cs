using System.Security.Cryptography;
using System.Text;
using Google.Apis.Auth;
using Microsoft.Extensions.Options;

namespace Visavis.Web.Accounts.GoogleSignIn;

/// <summary>Decides whether an ID token is Google's word, for this site, now, and for the sign-in that this browser started.</summary>
internal sealed class GoogleIdTokens(IOptions<GoogleSignInOptions> options)
{
    private const int LongestSubject = 255;

    /// <summary>Google's clock and ours may differ by this much.</summary>
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromSeconds(30);

    private readonly GoogleSignInOptions options = options.Value;

    /// <exception cref="SignInRefusedException">Anything about the token is not as it must be.</exception>
    public async Task<GoogleIdentity> ValidateAsync(string idToken, string expectedNonce, CancellationToken cancellationToken)
    {
        var token = await VerifyAsync(idToken, cancellationToken);

        // The library skips what a token leaves out, reads an audience that is not a plain text as none, and knows nothing of the nonce.
        if (token.ExpirationTimeSeconds is null)
        {
            throw new SignInRefusedException("id_token_without_expiry");
        }

        if (token.Audience is not string audience || audience != options.ClientId)
        {
            throw new SignInRefusedException("id_token_audience");
        }

        if (string.IsNullOrEmpty(token.Subject) || token.Subject.Length > LongestSubject)
        {
            throw new SignInRefusedException("id_token_subject");
        }

        if (token.Nonce is null || !SameText(token.Nonce, expectedNonce))
        {
            throw new SignInRefusedException("id_token_nonce");
        }

        return new GoogleIdentity(options.TrustedIssuers[0], token.Subject, token.Email, token.EmailVerified, token.Name);
    }

    private async Task<GoogleJsonWebSignature.Payload> VerifyAsync(string idToken, CancellationToken cancellationToken)
    {
        var verification = new SignedTokenVerificationOptions
        {
            CertificatesUrl = options.CertificatesUrl,
            TrustedAudiences = { options.ClientId },
            IssuedAtClockTolerance = ClockTolerance,
            ExpiryClockTolerance = TimeSpan.Zero,
        };
        foreach (var issuer in options.TrustedIssuers)
        {
            verification.TrustedIssuers.Add(issuer);
        }

        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(options.Timeout);
        try
        {
            return await JsonWebSignature.VerifySignedTokenAsync<GoogleJsonWebSignature.Payload>(idToken, verification, deadline.Token);
        }
        catch (InvalidJwtException e)
        {
            throw new SignInRefusedException("id_token_invalid", e);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // Malformed parts and unreachable certificates come as a dozen types; all of them mean: not proven.
            throw new SignInRefusedException("id_token_unverifiable", e);
        }
    }

    private static bool SameText(string left, string right) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(left), Encoding.UTF8.GetBytes(right));
}
