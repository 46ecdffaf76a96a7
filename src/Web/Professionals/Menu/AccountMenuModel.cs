using System.Globalization;

namespace Visavis.Web.Professionals.Menu;

/// <param name="Listed">The person's own profile; null when they are not listed.</param>
public sealed record AccountMenuModel(string Name, Professional? Listed)
{
    /// <summary>One's own profile; who has none is led to what they say about themselves.</summary>
    public string NamePath => Listed is null ? "/account/profile" : ProfessionalDirectory.ProfilePath(Listed);

    public string Initial => Name.Length > 0 ? StringInfo.GetNextTextElement(Name).ToUpper(CultureInfo.CurrentCulture) : "?";
}
