using System.Security.Claims;

namespace Visavis.Web.Foundation.Hosting;

/// <summary>What the session says about its person.</summary>
public static class SignedInPerson
{
    /// <summary>The claim that is there once the first-sign-in page is complete.</summary>
    public const string Registered = "visavis:registered";

    /// <summary>The claim of who is listed in the directory; its value is the category.</summary>
    public const string Listed = "visavis:listed";

    /// <summary>The account's id, or null for a signed-out visitor.</summary>
    public static Guid? AccountId(this ClaimsPrincipal person) =>
        Guid.TryParse(person.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : null;

    /// <summary>Whether the first-sign-in page is complete.</summary>
    public static bool IsRegistered(this ClaimsPrincipal person) => person.HasClaim(c => c.Type == Registered);

    /// <summary>Whether the person is listed in the directory and may go online.</summary>
    public static bool IsProfessional(this ClaimsPrincipal person) => person.IsRegistered() && person.HasClaim(c => c.Type == Listed);
}
