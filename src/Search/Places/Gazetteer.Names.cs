using Visavis.Search.Text;

namespace Visavis.Search.Places;

public sealed partial class Gazetteer
{
    /// <summary>Communes that are looked for in spite of a typing error; smaller ones have too many neighbours of nearly the same name.</summary>
    private const int Town = 2_000;

    private readonly HashSet<string> firstWords;
    private readonly (string Key, Commune Commune)[] towns;

    internal bool IsPostcode(string word) => word.Length == 5 && byPostcode.Contains(word);

    /// <summary>Digits, and a letter for Corsica: "69", "971", "2a".</summary>
    internal bool IsDepartmentNumber(string word) => departmentsByCode.ContainsKey(word);

    /// <summary>Whether the name of any place begins with this very word.</summary>
    internal bool MayBegin(string word) => firstWords.Contains(word);

    /// <summary>
    /// Inhabitants of the most populous commune of exactly this name, given as <see cref="PlaceWords"/>, a department or region counting as
    /// <see cref="int.MaxValue"/>; null when nothing is called so.
    /// </summary>
    internal int? Named(string name) =>
        areasByName.ContainsKey(name) ? int.MaxValue
        : Array.BinarySearch(keys, name, StringComparer.Ordinal) >= 0 ? Range(name).First().Commune.Population
        : null;

    /// <summary>Whether a place is called so with that article: "le havre".</summary>
    internal bool HasWithArticle(string article, string name) => Named($"{article} {name}") is not null;

    /// <summary>Whether a department or region is called so: "dans le Gard".</summary>
    internal bool IsArea(string name) => areasByName.ContainsKey(name);

    /// <summary>
    /// Whether the accents in the text are none or those of a place of this name: "mère" is not Méré, "mere" may be. Names of one word.
    /// </summary>
    internal bool IsWrittenLike(string name, string typed)
    {
        foreach (
            var part in typed.ToLowerInvariant().Split([' ', ',', ';', '.', '(', ')', '\'', '’'], StringSplitOptions.RemoveEmptyEntries)
        )
        {
            if (part.All(char.IsAscii) || Words.Key(part) != name)
            {
                continue;
            }

            return Range(name)
                .TakeWhile(pair => pair.Key == name)
                .Any(pair => pair.Commune.Name.Contains(part, StringComparison.OrdinalIgnoreCase));
        }

        return true;
    }

    /// <summary>The town typed with the fewest errors, the most populous of equals; null when there is none.</summary>
    private Place? Nearly(string name)
    {
        Commune? nearest = null;
        for (var errors = 1; errors <= EditDistance.Forgiven(name.Length) && nearest is null; errors++)
        {
            for (var index = FirstTownLike(name); index < towns.Length && towns[index].Key[0] == name[0]; index++)
            {
                var (key, commune) = towns[index];
                if (
                    (nearest is null || commune.Population > nearest.Population)
                    && EditDistance.IsWithin(name, key, errors, orBeginning: false)
                )
                {
                    nearest = commune;
                }
            }
        }

        return nearest?.ToPlace();
    }

    private int FirstTownLike(string name)
    {
        var (low, high) = (0, towns.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = towns[middle].Key[0] < name[0] ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
