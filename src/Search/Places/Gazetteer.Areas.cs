using Visavis.Search.Data;
using Visavis.Search.Text;

namespace Visavis.Search.Places;

public sealed partial class Gazetteer
{
    private static readonly HashSet<string> Everywhere =
    [
        "france",
        "toute la france",
        "france entiere",
        "partout",
        "partout en france",
        "n importe ou",
        "en ligne",
        "online",
        "a distance",
        "distance",
        "en visio",
        "visio",
        "anywhere",
        "everywhere",
        "autour de moi",
        "pres de moi",
        "proche de moi",
        "pres de chez moi",
        "proche de chez moi",
        "a cote de chez moi",
        "autour de chez moi",
        "chez moi",
        "a proximite",
        "proximite",
        "ici",
        "pres d ici",
        "ma ville",
        "dans ma ville",
        "dans le coin",
        "mon quartier",
        "moi",
        "near me",
        "peu importe",
    ];

    /// <summary>Whether the text says that any place will do.</summary>
    internal static bool IsEverywhere(string? text) => Everywhere.Contains(Words.Key(text));

    /// <summary>The departments, and the regions of today and of before 2016, which people go on saying; of equal names the department.</summary>
    private static Dictionary<string, Place> AreasByName(IReadOnlyList<Place> departments, ILookup<string, Commune> communes)
    {
        var areas = new Dictionary<string, Place>(StringComparer.Ordinal);
        foreach (var department in departments)
        {
            Add(department, department.Name);
        }

        foreach (var row in EmbeddedTable.Rows("regions.csv"))
        {
            var inside = row[1].Split(' ');
            var region = Center("", row[0].Replace('\'', '’'), [.. inside.SelectMany(code => communes[code])]) with { Region = inside };
            foreach (var name in row[2].Split('|', StringSplitOptions.RemoveEmptyEntries).Prepend(row[0]))
            {
                Add(region, name);
            }
        }

        return areas;

        void Add(Place area, string name)
        {
            foreach (var key in PlaceWords.Keys(name))
            {
                areas.TryAdd(key, area);
            }
        }
    }

    /// <summary>"à Lyon", "près de Rennes", "région Bretagne", "Lyon, France", "Brest, Finistère".</summary>
    private Place? AsSpoken(List<string> words)
    {
        for (var cut = words.Count - 1; cut > 0; cut--)
        {
            if (
                areasByName.TryGetValue(string.Join(' ', words[cut..]), out var area)
                && ByExactName(string.Join(' ', words[..cut]), area) is { } place
            )
            {
                return place;
            }
        }

        var bare = PlaceWords.Bare(words);
        return bare.Count is 0 || bare.Count == words.Count ? null : Resolve(string.Join(' ', bare));
    }

    /// <summary>The town of "12 rue de la République Lyon", "place Bellecour, Lyon", "Toulouse Capitole": the last known one, or the first.</summary>
    private Place? OfAddress(List<string> words)
    {
        // In "Bordeaux Bastide" the second is a quarter, though some village is called so.
        var isNumbered = char.IsAsciiDigit(words[0][0]);
        for (var start = 1; start < words.Count; start++)
        {
            var name = string.Join(' ', words[start..]);
            if (ByExactName(name) is { } last && (isNumbered || Named(name) >= Town || TownBefore(words, start) is null))
            {
                return last;
            }
        }

        return TownBefore(words, words.Count);
    }

    /// <summary>A town called like the first words, none of which stands at <paramref name="before"/> or later.</summary>
    private Place? TownBefore(List<string> words, int before)
    {
        for (var end = Math.Min(before, words.Count - 1); end > 0; end--)
        {
            var name = string.Join(' ', words[..end]);
            if (Named(name) >= Town && ByExactName(name) is { } first)
            {
                return first;
            }
        }

        return null;
    }
}
