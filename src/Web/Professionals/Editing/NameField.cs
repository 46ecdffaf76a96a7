namespace Visavis.Web.Professionals.Editing;

internal static class NameField
{
    /// <summary>The name made plain; null, with the sentence added, when it is none.</summary>
    public static string? Read(string? text, string field, FieldRefusals refusals)
    {
        var name = PersonalText.Clean(text, PersonalText.LongestName + 1);
        if (!name.Any(char.IsLetterOrDigit))
        {
            refusals.Add(field, refusals.Texts["Indiquez votre nom, ou celui de votre organisation."]);
            return null;
        }

        if (name.Length > PersonalText.LongestName)
        {
            refusals.Add(field, refusals.Texts["Ce nom est trop long : {0} caractères au plus.", PersonalText.LongestName]);
            return null;
        }

        if (NameRules.Misleads(name))
        {
            refusals.Add(field, refusals.Texts[NameRules.Refusal]);
            return null;
        }

        return name;
    }
}
