using System.Globalization;

namespace Visavis.Web.Professionals.Menu;

/// <param name="Listed">The person's own profile; null when they are not listed.</param>
/// <param name="Counts">What waits, each with its line in the menu.</param>
public sealed record AccountMenuModel(string Name, Professional? Listed, IReadOnlyList<MenuCount> Counts)
{
    /// <summary>One's own profile; who has none is led to what they say about themselves.</summary>
    public string NamePath => Listed is null ? "/account/profile" : ProfessionalDirectory.ProfilePath(Listed);

    /// <summary>Whether something waits to be looked at.</summary>
    public bool HasNews => Counts.Any(c => c.Count > 0);

    /// <summary>Of a person who is not listed; null when they have none.</summary>
    public string? Portrait { get; init; }

    public MenuCount? CountOf(string line) => Counts.FirstOrDefault(c => c.Of == line);

    public string Initial => Name.Length > 0 ? StringInfo.GetNextTextElement(Name).ToUpper(CultureInfo.CurrentCulture) : "?";
}
