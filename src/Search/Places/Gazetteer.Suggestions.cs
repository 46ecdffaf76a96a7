using System.Globalization;

namespace Visavis.Search.Places;

public sealed partial class Gazetteer
{
    private const int ShortestDepartmentBeginning = 2;
    private readonly string[] postcodes;
    private readonly List<Place> allDepartments;

    /// <summary>Places whose name or postcode begins like the text, the most populous first; departments by name or number before communes.</summary>
    public IReadOnlyList<PlaceSuggestion> Suggest(string? text, int count)
    {
        var words = PlaceWords.Of(text, MaxWords);
        if (words.Count == 0 || count <= 0)
        {
            return [];
        }

        var name = string.Join(' ', words);
        var found = new List<PlaceSuggestion>(count);
        found.AddRange(DepartmentsLike(name).Take(Math.Max(1, count / 2)).Select(place => OfDepartment(place)));
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

        found.AddRange(best.Communes.Select(commune => OfCommune(commune, name)));
        if (found.Count == 0 && Find(Resolve(text)?.CommuneCode) is { } understood)
        {
            found.Add(OfCommune(understood, name));
        }

        return found;
    }

    private IEnumerable<Place> DepartmentsLike(string name)
    {
        if (departmentsByCode.TryGetValue(name, out var numbered))
        {
            return [numbered];
        }

        return name.Length < ShortestDepartmentBeginning
            ? []
            : allDepartments.Where(place =>
                IsNoCity(place) && PlaceWords.Keys(place.Name).Any(key => key.StartsWith(name, StringComparison.Ordinal))
            );
    }

    /// <summary>Paris is offered as a commune.</summary>
    private bool IsNoCity(Place department) => Resolve(department.Name)?.CommuneCode is null;

    private static PlaceSuggestion OfDepartment(Place place) => new(place.Name, place.Name, place.Name, CommuneCode: null, Postcode: null);

    private PlaceSuggestion OfCommune(Commune commune, string typed)
    {
        var department = departmentsByCode[commune.Department.ToLower(CultureInfo.InvariantCulture)].Name;
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
