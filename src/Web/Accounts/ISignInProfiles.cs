namespace Visavis.Web.Accounts;

/// <summary>What the sign-in page tells of profiles, which stand above accounts.</summary>
public interface ISignInProfiles
{
    /// <summary>The name on the profile with this reference code; null when nobody may see one.</summary>
    Task<string?> NameAsync(string referenceCode, CancellationToken cancellationToken);

    /// <summary>The demo people one can be while developing, the oldest accounts first.</summary>
    Task<IReadOnlyList<DemoPerson>> DemoPeopleAsync(int most, CancellationToken cancellationToken);
}

/// <param name="Profession">Null for a visitor, as is the portrait.</param>
/// <param name="IsStaff">Administers the site.</param>
public sealed record DemoPerson(Guid Id, string Name, string? Profession, string? PortraitAddress, bool IsStaff = false);
