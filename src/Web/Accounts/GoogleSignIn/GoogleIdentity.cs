namespace Visavis.Web.Accounts.GoogleSignIn;

/// <summary>What a validated ID token says. Issuer and subject identify; the rest may change at any time.</summary>
public sealed record GoogleIdentity(string Issuer, string Subject, string? Email, bool EmailVerified, string? Name);
