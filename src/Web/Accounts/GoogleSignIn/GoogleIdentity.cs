namespace Visavis.Web.Accounts.GoogleSignIn;

/// <summary>What a validated ID token says. Issuer and subject identify; the rest may change at any time.</summary>
/// <param name="AuthenticatedAt">When the person last signed in at Google itself, where it tells.</param>
/// <param name="Picture">Where their photo is, as told; not looked at before its address is.</param>
public sealed record GoogleIdentity(
    string Issuer,
    string Subject,
    string? Email,
    bool EmailVerified,
    string? Name,
    DateTimeOffset? AuthenticatedAt = null,
    string? Picture = null
);
