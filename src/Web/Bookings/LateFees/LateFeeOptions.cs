using System.ComponentModel.DataAnnotations;

namespace Visavis.Web.Bookings.LateFees;

/// <summary>Where the law or a profession's rules let nobody bill a late cancellation. Data with a date, not code.</summary>
public sealed class LateFeeOptions
{
    public const string Section = "Bookings:LateFeeOff";

    /// <summary>Replaces the list that the site ships with, when it has entries.</summary>
    public IList<LateFeeExemption> Exemptions { get; } = [];
}

/// <summary>One case in which a late cancellation costs nothing: every condition that is given has to hold.</summary>
public sealed class LateFeeExemption
{
    /// <summary>Beginnings of words of the profession as it stands on the profile, without regard to accents and case.</summary>
    public IList<string> Professions { get; init; } = [];

    /// <summary>Words of the profession that take it out again.</summary>
    public IList<string> ExceptProfessions { get; init; } = [];

    /// <summary>Two letters of ISO 3166: where the client lives.</summary>
    [MaxLength(2)]
    public string? ClientCountry { get; init; }

    /// <summary>The rule itself, and when it was last read.</summary>
    public string Source { get; init; } = "";
}
