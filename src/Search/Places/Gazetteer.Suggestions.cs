namespace Visavis.Search.Places;

public sealed partial class Gazetteer
{
    private const int ShortestDepartmentBeginning = 2;
    private readonly string[] postcodes;
    private readonly (string Key, Place Place)[] departmentsToSuggest;

    /// <summary>
    /// Places whose name or postcode begins like the text, the most populous first and departments before communes; without any, the one
    /// the text is understood as in spite of a typing error.
    /// </summary>
    public IReadOnlyList<PlaceSuggestion> Suggest(string? text, int count)
    {
        var found = SuggestBeginnings(text, count);
        return found.Count == 0 && count > 0 && Find(Resolve(text)?.CommuneCode) is { } understood
            ? [OfCommune(understood, typed: "")]
            : found;
    }

    /// <summary>The same without departments and regions, for a field that asks for a commune.</summary>
    public IReadOnlyList<PlaceSuggestion> SuggestCommunes(string? text, int count)
    {
        // At most half of the suggestions are departments.
        var found = SuggestBeginnings(text, count * 2).Where(place => place.CommuneCode is not null).Take(count).ToList();
        return found.Count == 0 && Find(Resolve(text)?.CommuneCode) is { } understood ? [OfCommune(understood, typed: "")] : found;
    }

    internal IReadOnlyList<PlaceSuggestion> SuggestBeginnings(string? text, int count, int leastPopulation = 0)
    {
        var words = PlaceWords.Of(text, MaxWords);
        if (words.Count == 0 || count <= 0)
        {
            return [];
        }

        var name = string.Join(' ', words);
        var found = DepartmentsLike(name, Math.Max(1, count / 2)).ConvertAll(OfDepartment);
        var best = new MostPopulous(count - found.Count);
        if (char.IsAsciiDigit(name[0]))
        {
            for (
                var index = FirstPostcode(name);
                index < postcodes.Length && postcodes[index].StartsWith(name, StringComparison.Ordinal);
                index++
            )
            {
                foreach (var commune in byPostcode[postcodes[index]])
                {
                    best.Offer(commune);
                }
            }
        }
        else
        {
            foreach (var (_, commune) in Range(name))
            {
                best.Offer(commune);
            }
        }

        found.AddRange(best.Communes.Where(commune => commune.Population >= leastPopulation).Select(commune => OfCommune(commune, name)));
        return found;
    }

    private List<Place> DepartmentsLike(string name, int count)
    {
        if (departmentsByCode.TryGetValue(name, out var numbered))
        {
            return [numbered];
        }

        var found = new List<Place>(count);
        foreach (var (key, place) in departmentsToSuggest)
        {
            if (
                found.Count < count
                && name.Length >= ShortestDepartmentBeginning
                && key.StartsWith(name, StringComparison.Ordinal)
                && !found.Contains(place)
            )
            {
                found.Add(place);
            }
        }

        return found;
    }

    private static PlaceSuggestion OfDepartment(Place place) => new(place.Name, place.Name, place.Name, CommuneCode: null, Postcode: null);

    private PlaceSuggestion OfCommune(Commune commune, string typed)
    {
        var department = DepartmentOf(commune);
        var postcode = commune.Postcodes.Count == 1 ? commune.Postcodes[0] : commune.Postcodes.FirstOrDefault(code => code == typed);
        return new PlaceSuggestion($"{commune.Name} ({commune.Department})", commune.Name, department, commune.Code, postcode);
    }

    private int FirstPostcode(string beginning)
    {
        var index = Array.BinarySearch(postcodes, beginning, StringComparer.Ordinal);
        return index < 0 ? ~index : index;
    }

    /// <summary>Keeps the few greatest of many without sorting them all.</summary>
    private sealed class MostPopulous(int count)
    {
        public List<Commune> Communes { get; } = new(Math.Max(count, 0) + 1);

        public void Offer(Commune commune)
        {
            if (Communes.Count == count && (count == 0 || commune.Population <= Communes[^1].Population))
            {
                return;
            }

            var index = Communes.Count;
            while (index > 0 && Communes[index - 1].Population < commune.Population)
            {
                index--;
            }

            if (!Communes.Contains(commune))
            {
                Communes.Insert(index, commune);
            }

            if (Communes.Count > count)
            {
                Communes.RemoveAt(count);
            }
        }
    }
}
