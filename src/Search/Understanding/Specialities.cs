using Visavis.Search.Professions;

namespace Visavis.Search.Understanding;

/// <summary>
/// Families whose titles are callings of their own: no paediatrician stands in for an oculist. Where such a family is meant and nobody by
/// title, those of no speciality are.
/// </summary>
internal static class Specialities
{
    private static readonly Lazy<Dictionary<string, SpokenTrade>> Generalists = new(() =>
        new Dictionary<string, SpokenTrade>(StringComparer.Ordinal)
        {
            ["J1102"] = Of("Médecin généraliste", "Médecin praticien", "Omnipraticien"),
        }
    );

    /// <summary>The trade, or those of no speciality where it is all of such a family.</summary>
    public static SpokenTrade Meant(SpokenTrade trade) =>
        trade.Titles.Count == 0 && trade.Families is [var family] ? Generalists.Value.GetValueOrDefault(family, trade) : trade;

    private static SpokenTrade Of(params string[] titles)
    {
        var found = titles.Select(title => ProfessionCatalog.Rome.Find(title)!).ToList();
        return new SpokenTrade([.. found.Select(title => title.Code)], [.. found.Select(title => title.FamilyCode).Distinct()]);
    }
}
