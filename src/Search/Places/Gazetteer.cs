using System.Globalization;
using Visavis.Search.Data;
using Visavis.Search.Text;

namespace Visavis.Search.Places;

/// <summary>Understands what people type as a place: a commune, its beginning, a postcode, a department by name or number, a region.</summary>
public sealed partial class Gazetteer
{
    /// <summary>A commune of this size is meant even where a department or region bears the same name.</summary>
    private const int WellKnown = 10_000;

    private const int MaxWords = 12;

    private static readonly Lazy<Gazetteer> Loaded = new(Load);
    private readonly Dictionary<string, Commune> byCode;
    private readonly ILookup<string, Commune> byPostcode;
    private readonly Dictionary<string, Place> departmentsByCode;
    private readonly Dictionary<string, Place> areasByName;
    private readonly string[] keys;
    private readonly Commune[] communesByKey;

    private Gazetteer(IReadOnlyList<Commune> communes, IEnumerable<(string Code, string Name)> departments)
    {
        Communes = communes;
        byCode = communes.ToDictionary(commune => commune.Code);
        byPostcode = communes
            .SelectMany(c => c.Postcodes, (commune, postcode) => (commune, postcode))
            .ToLookup(p => p.postcode, p => p.commune);
        var places = departments
            .GroupJoin(
                communes,
                d => d.Code,
                c => c.Department,
                (department, inside) => Center(department.Code, department.Name, [.. inside])
            )
            .ToList();
        departmentsByCode = places.ToDictionary(place => place.Department.ToLowerInvariant());
        areasByName = AreasByName(places, communes.ToLookup(commune => commune.Department));
        var sorted = communes
            .SelectMany(commune => PlaceWords.Keys(commune.Name), (commune, key) => (key, commune))
            .Concat(EmbeddedTable.Rows("places.csv").Select(row => (key: PlaceWords.Keys(row[0]).First(), commune: byCode[row[1]])))
            .OrderBy(pair => pair.key, StringComparer.Ordinal)
            .ThenByDescending(pair => pair.commune.Population)
            .ToList();
        keys = [.. sorted.Select(pair => pair.key)];
        communesByKey = [.. sorted.Select(pair => pair.commune)];
        firstWords = [.. keys.Concat(areasByName.Keys).Select(key => key.Split(' ')[0])];
        towns = [.. sorted.Where(pair => pair.commune.Population >= Town)];
        postcodes = [.. byPostcode.Select(group => group.Key).OrderBy(postcode => postcode, StringComparer.Ordinal)];
        departmentsToSuggest =
        [
            .. areasByName.Where(pair => ByExactName(pair.Key)?.CommuneCode is null).Select(pair => (pair.Key, pair.Value)),
        ];
    }

    /// <summary>The communes and departments of France, read from the assembly on first use, once per process.</summary>
    public static Gazetteer France => Loaded.Value;

    public IReadOnlyList<Commune> Communes { get; }

    /// <summary>Null for an unknown code.</summary>
    public Commune? Find(string? communeCode) => communeCode is null ? null : byCode.GetValueOrDefault(communeCode);

    /// <summary>The place most likely meant, the most populous of equals; null for blank text or an unknown place.</summary>
    public Place? Resolve(string? text)
    {
        var words = PlaceWords.Of(text, MaxWords);
        if (words.Count == 0)
        {
            return null;
        }

        var name = string.Join(' ', words);
        return ByExactName(name) ?? WithNumber(words) ?? ByBeginning(name) ?? AsSpoken(words) ?? OfAddress(words) ?? Nearly(name);
    }

    /// <summary>"69003", "69", "Lyon 69003", "Lyon (69)", "Lyon 3e".</summary>
    private Place? WithNumber(List<string> words)
    {
        // The 12 of a street and the 03 of a Cedex are no departments.
        var number = words.FindIndex(byPostcode.Contains);
        if (number < 0 && (words.Count == 1 || !char.IsAsciiDigit(words[0][0])))
        {
            number = words.FindIndex(departmentsByCode.ContainsKey);
            number = number > 0 && words[number - 1] == "cedex" ? -1 : number;
        }

        if (number < 0)
        {
            var withoutDistrict = words.TakeWhile(word => !char.IsAsciiDigit(word[0]) && word != "cedex").ToList();
            return withoutDistrict.Count is 0 || withoutDistrict.Count == words.Count
                ? null
                : ByExactName(string.Join(' ', withoutDistrict));
        }

        var rest = string.Join(' ', words.Where((_, index) => index != number));
        if (departmentsByCode.TryGetValue(words[number], out var place))
        {
            return rest.Length == 0 ? place : ByExactName(rest, place) ?? ByBeginning(rest, place) ?? ByExactName(rest);
        }

        var candidates = byPostcode[words[number]].OrderByDescending(commune => commune.Population).ToList();
        var named = candidates.Find(commune => PlaceWords.Keys(commune.Name).Any(key => key.StartsWith(rest, StringComparison.Ordinal)));
        return (named ?? candidates[0]).ToPlace();
    }

    private Place? ByExactName(string name, Place? area = null)
    {
        var commune = Range(name).TakeWhile(pair => pair.Key == name).Select(pair => pair.Commune).FirstOrDefault(c => IsIn(c, area));
        var whole = area is null ? areasByName.GetValueOrDefault(name) : null;
        return whole is not null && commune is not { Population: >= WellKnown } ? whole : commune?.ToPlace();
    }

    private Place? ByBeginning(string name, Place? area = null)
    {
        var commune = Range(name).Select(pair => pair.Commune).Where(c => IsIn(c, area)).MaxBy(c => c.Population);
        var whole =
            area is null && name.Length > 3
                ? areasByName.FirstOrDefault(pair => pair.Key.StartsWith(name, StringComparison.Ordinal)).Value
                : null;
        return whole is not null && commune is not { Population: >= WellKnown } ? whole : commune?.ToPlace();
    }

    private static bool IsIn(Commune commune, Place? area) =>
        area is null || (area.Region?.Contains(commune.Department) ?? commune.Department == area.Department);

    /// <summary>Communes whose key begins with <paramref name="prefix"/>, in the order of the keys.</summary>
    private IEnumerable<(string Key, Commune Commune)> Range(string prefix)
    {
        var start = Array.BinarySearch(keys, prefix, StringComparer.Ordinal);
        if (start < 0)
        {
            start = ~start;
        }

        while (start > 0 && keys[start - 1] == prefix)
        {
            start--;
        }

        for (var index = start; index < keys.Length && keys[index].StartsWith(prefix, StringComparison.Ordinal); index++)
        {
            yield return (keys[index], communesByKey[index]);
        }
    }

    private static Place Center(string code, string name, IReadOnlyCollection<Commune> inside)
    {
        var inhabitants = (double)inside.Sum(commune => commune.Population);
        return new Place(
            name,
            code,
            CommuneCode: null,
            inside.Sum(commune => commune.Latitude * commune.Population) / inhabitants,
            inside.Sum(commune => commune.Longitude * commune.Population) / inhabitants
        );
    }

    private static Gazetteer Load() =>
        new(
            [
                .. EmbeddedTable
                    .Rows("communes.csv")
                    .Select(row => new Commune(
                        row[0],
                        row[1].Replace('\'', '’'),
                        row[2],
                        row[3].Split(' '),
                        Number(row[4]),
                        Number(row[5]),
                        (int)Number(row[6])
                    )),
            ],
            EmbeddedTable.Rows("departments.csv").Select(row => (row[0], row[1].Replace('\'', '’')))
        );

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
