namespace Visavis.Web.Accounts.GoogleSignIn;

/// <summary>Section <c>Google</c> of the configuration. Without a client id there is no Google sign-in, and no button for it.</summary>
public sealed class GoogleSignInOptions
{
    public const string Section = "Google";

    public string? ClientId { get; set; }

    public string? ClientSecret { get; set; }

    public string AuthorizationEndpoint { get; set; } = "https://accounts.google.com/o/oauth2/v2/auth";

    public string TokenEndpoint { get; set; } = "https://oauth2.googleapis.com/token";

    public string CertificatesUrl { get; set; } = "https://www.googleapis.com/oauth2/v3/certs";

    /// <summary>Issuers that ID tokens may name, all of them the same provider; accounts are kept under the first.</summary>
    public IReadOnlyList<string>? Issuers { get; set; }

    /// <summary>How long the token endpoint and the certificates may take to answer.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    public bool IsConfigured => !string.IsNullOrWhiteSpace(ClientId);

    public IReadOnlyList<string> TrustedIssuers =>
        Issuers is { Count: > 0 } ? Issuers : ["https://accounts.google.com", "accounts.google.com"];
}
