namespace Visavis.Web.Accounts.GoogleSignIn;

/// <summary>Section <c>Google</c> of the configuration. Without a client id there is no Google sign-in, and no button for it.</summary>
public sealed class GoogleSignInOptions
{
    public const string Section = "Google";

    public string? ClientId { get; set; }

    public string? ClientSecret { get; set; }

    /// <summary>The provider: its endpoints and keys are in the discovery document below it, and accounts are kept under its name.</summary>
    public string Authority { get; set; } = "https://accounts.google.com";

    /// <summary>
    /// Google says when somebody last signed in there (<c>auth_time</c>) only to applications it has verified and that turned on "session age
    /// claims". With them on, a fresh proof without that time is refused; without, the time counts where it is told.
    /// </summary>
    public bool SessionAgeClaims { get; set; }

    /// <summary>How long each answer of the provider may take.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    public bool IsConfigured => !string.IsNullOrWhiteSpace(ClientId);

    /// <summary>As the provider's tokens may name it: Google's older ones leave the scheme out.</summary>
    public IReadOnlyList<string> Issuers => [Issuer, new Uri(Issuer).Authority];

    public string Issuer => Authority.TrimEnd('/');
}
