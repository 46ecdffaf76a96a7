using System.Globalization;
using Visavis.Search.Text;

namespace Visavis.Search.Places;

public sealed partial class Gazetteer
{
    private const int MostHomonyms = 6;

    /// <summary>
    /// The communes that bear the same name as the place, the most populous first; empty when it is the only one, or when the text told it
    /// apart by a postcode or a department.
    /// </summary>
    public IReadOnlyList<Place> Homonyms(Place? place, string? text) =>
        [.. AllHomonyms(place, text).Take(MostHomonyms).Select(commune => commune.ToPlace())];

    /// <summary>
    /// The communes that the text of a form may mean: none when it is unknown, one when it is told apart, by itself, by a postcode given beside
    /// it or by the choice made among several, otherwise all of that name.
    /// </summary>
    /// <param name="choice">Code of a commune; counts only where the text leaves the choice.</param>
    public IReadOnlyList<Commune> CommunesMeant(string? text, string? choice = null, string? postcode = null)
    {
        if (Resolve(text) is not { CommuneCode: { } code } place)
        {
            return [];
        }

        var same = AllHomonyms(place, text);
        return same.Count == 0 ? [byCode[code]]
            : same.Find(commune => commune.Code == choice) is { } chosen ? [chosen]
            : same.FindAll(commune => commune.Postcodes.Contains(postcode)) is [var only] ? [only]
            : same;
    }

    /// <summary>Name of the department of a commune.</summary>
    public string DepartmentOf(Commune commune) => departmentsByCode[commune.Department.ToLower(CultureInfo.InvariantCulture)].Name;

    private List<Commune> AllHomonyms(Place? place, string? text)
    {
        if (place?.CommuneCode is null || Words.Of(text, MaxWords * 2).Exists(word => IsPostcode(word) || IsDepartmentNumber(word)))
        {
            return [];
        }

        var name = PlaceWords.Keys(place.Name).First();
        var same = Range(name)
            .TakeWhile(pair => pair.Key == name)
            .Select(pair => pair.Commune)
            .DistinctBy(commune => commune.Code)
            .ToList();
        if (same.Count < 2 || SaysArea(text, name))
        {
            return [];
        }

        return [.. same.OrderByDescending(commune => commune.Code == place.CommuneCode).ThenByDescending(commune => commune.Population)];
    }

    /// <summary>"Saint-Denis, La Réunion", "Brest Finistère".</summary>
    private bool SaysArea(string? text, string name)
    {
        var words = PlaceWords.Of(text, MaxWords * 2);
        for (var cut = 1; cut < words.Count; cut++)
        {
            for (var end = words.Count; end > cut; end--)
            {
                var area = string.Join(' ', words[cut..end]);
                if (areasByName.ContainsKey(area) && !name.Contains(area, StringComparison.Ordinal))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
