using System.Globalization;
using Visavis.Web.Professionals;

namespace Visavis.Web.Foundation.Layout;

/// <param name="Listed">The person's own profile; null when they are not listed.</param>
public sealed record AccountMenuModel(string Name, Professional? Listed)
{
    public string Initial => Name.Length > 0 ? StringInfo.GetNextTextElement(Name).ToUpper(CultureInfo.CurrentCulture) : "?";
}
