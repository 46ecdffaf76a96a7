using Microsoft.AspNetCore.Identity;

namespace Visavis.Web.Accounts;

/// <summary>A person who can sign in. Google accounts are keyed by issuer and subject in the external logins, never by e-mail.</summary>
public sealed class Account : IdentityUser<Guid>
{
    /// <summary>Identity wants both set on every account, also on those that the seed command writes without its managers.</summary>
    public Account()
    {
        UserName = Guid.NewGuid().ToString("N");
        SecurityStamp = Guid.NewGuid().ToString("N");
    }

    public required string DisplayName { get; set; }

    public AccountCategory Category { get; set; }

    /// <summary>INSEE code of the commune the person named at first sign-in.</summary>
    public string? CommuneCode { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Null until the first-sign-in page is complete; until then the account can do nothing else.</summary>
    public DateTimeOffset? TermsAcceptedAt { get; set; }

    public DateTimeOffset? AdultConfirmedAt { get; set; }

    /// <summary>Street and number, for invoices only; never shown.</summary>
    public string? AddressLine { get; set; }

    public string? PostalCode { get; set; }

    /// <summary>Language of what is sent to this person, one of <see cref="Cultures.Supported"/>.</summary>
    public string Language { get; set; } = Foundation.Localization.Cultures.Default;

    /// <summary>IANA name of the zone in which times are told to this person.</summary>
    public string TimeZone { get; set; } = "Europe/Paris";

    public bool IsAdministrator { get; set; }

    /// <summary>Set when the person unsubscribed: the row stays for what others keep with it, without anything personal.</summary>
    public DateTimeOffset? ErasedAt { get; set; }

    /// <summary>Made by the seed command; the only accounts the demo sign-in of Development offers.</summary>
    public bool IsDemo { get; set; }

    /// <summary>Whether its address is its name, by which it was made or confirmed later: only then do address and password sign in.</summary>
    public bool HasEmailAsName() => UserName?.Contains('@', StringComparison.Ordinal) == true;
}
