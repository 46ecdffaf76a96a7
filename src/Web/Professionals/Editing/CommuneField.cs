using Visavis.Search.Places;

namespace Visavis.Web.Professionals.Editing;

/// <summary>A commune as a text field: its name, with the postal code where the name alone would mean another.</summary>
internal static class CommuneField
{
    private const int Longest = 100;

    public static string Show(Commune? commune) =>
        commune is null ? ""
        : Resolve(commune.Name)?.Code == commune.Code ? commune.Name
        : $"{commune.Name} {commune.Postcodes[0]}";

    /// <summary>The commune meant; null, with the sentence added, when there is none.</summary>
    /// <param name="choice">Code of the one chosen among several of the name.</param>
    public static Commune? Read(string? text, string? choice, string? postcode, Commune? current, string field, FieldRefusals refusals)
    {
        if (current is not null && text == Show(current))
        {
            return current;
        }

        var communes = text is { Length: <= Longest } ? Gazetteer.France.CommunesMeant(text, choice, postcode) : [];
        if (communes is [var commune])
        {
            return commune;
        }

        refusals.Add(
            field,
            string.IsNullOrWhiteSpace(text) ? refusals.Texts["Indiquez votre commune."]
                : communes.Count > 1 ? refusals.Texts["Plusieurs communes portent ce nom : choisissez la vôtre ci-dessous."]
                : refusals.Texts["Nous ne trouvons pas cette commune. Vérifiez l’orthographe ou donnez le code postal."]
        );
        return null;
    }

    private static Commune? Resolve(string text) => Gazetteer.France.Find(Gazetteer.France.Resolve(text)?.CommuneCode);
}
