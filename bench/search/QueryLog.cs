using Visavis.Search;
using Visavis.Search.Places;
using Visavis.Search.Professions;

namespace Visavis.SearchBench;

/// <summary>
/// What people may type, made from the nomenclature: the same queries in every run. Each kind has the same share. Every second query asks
/// for the numbers beside the filters, as every page of results does.
/// </summary>
internal sealed class QueryLog
{
    private const int OfEachKind = 250;
    private const int OnlineOf = 50;
    private static readonly DateTimeOffset Now = new(2026, 11, 1, 9, 0, 0, TimeSpan.Zero);
    private readonly Random random = new(7);
    private readonly JobTitle[] titles;
    private readonly string[] words;
    private readonly IReadOnlyList<ProfessionalDocument> people;
    private readonly string[] towns;
    private readonly IReadOnlyList<string> online;

    public QueryLog(IReadOnlyList<ProfessionalDocument> people)
    {
        this.people = people;
        titles = [.. people.Select(person => ProfessionCatalog.Rome.Find(person.ProfessionCode)).OfType<JobTitle>().Distinct()];
        words =
        [
            .. titles.SelectMany(title => new[] { title.Masculine, title.Feminine }).SelectMany(t => t.Split(' ')).Where(w => w.Length > 3),
        ];
        towns = [.. Gazetteer.France.Communes.OrderByDescending(commune => commune.Population).Take(300).Select(commune => commune.Name)];
        online = [.. people.Where((_, index) => index % OnlineOf == 0).Select(person => person.Id)];
    }

    public IReadOnlyList<(string Kind, SearchQuery Query)> Create()
    {
        var kinds = new (string Name, Func<int, SearchQuery> Make)[]
        {
            ("title", _ => What(Title())),
            ("word", _ => What(Pick(words))),
            ("beginning", length => What(Beginning(1 + (length % 8)))),
            ("one letter", letter => What(((char)('a' + (letter % 26))).ToString())),
            ("typing error", _ => What(WithTypo(Pick(words)))),
            ("need", _ => What(Pick(NeedCatalog.French.Needs).Phrase)),
            ("name", _ => What(Pick(people).Name.Split(' ')[^1])),
            ("words and place", _ => What($"{Title()}") with { Where = Pick(towns) }),
            ("two words", _ => What($"{Pick(words)} {Pick(words)}")),
            ("filters", _ => What(Title()) with { Filters = Filters() }),
            ("filters, nothing typed", _ => new SearchQuery { Filters = Filters() }),
            ("place, nothing typed", _ => new SearchQuery { Where = Pick(towns), Sort = SearchSort.Distance }),
            ("nothing at all", page => new SearchQuery { Page = 1 + (page % 20) }),
        };
        var log = kinds.SelectMany(kind => Enumerable.Range(0, OfEachKind).Select(index => (kind.Name, kind.Make(index)))).ToArray();
        random.Shuffle(log);
        return [.. log.Select((entry, index) => (entry.Name, Complete(entry.Item2, index)))];
    }

    private SearchQuery Complete(SearchQuery query, int index) =>
        query with
        {
            WithFacets = index % 2 == 0,
            Online = online,
            Slots = new SlotWindow(Now, Now.AddHours(15), Now.AddDays(7)),
        };

    private static SearchQuery What(string what) => new() { What = what };

    private string Title()
    {
        var title = Pick(titles);
        return random.Next(2) == 0 ? title.Masculine : title.Feminine;
    }

    private string Beginning(int length)
    {
        var word = Pick(words);
        return word[..Math.Min(length, word.Length)];
    }

    private string WithTypo(string word)
    {
        if (word.Length < 5)
        {
            word += "eur";
        }

        var at = random.Next(1, word.Length - 1);
        return random.Next(4) switch
        {
            0 => word.Remove(at, 1),
            1 => word.Insert(at, "x"),
            2 => word[..at] + "x" + word[(at + 1)..],
            _ => word[..at] + word[at + 1] + word[at] + word[(at + 2)..],
        };
    }

    private SearchFilters Filters() =>
        random.Next(5) switch
        {
            0 => new SearchFilters { OnlineOnly = true },
            1 => new SearchFilters { Categories = ["Freelance", "Company"], Languages = ["en"] },
            2 => new SearchFilters { Prices = [PriceRange.UpTo30, PriceRange.UpTo60] },
            3 => new SearchFilters { RecommendedOnly = true, Languages = ["es", "ar"] },
            _ => new SearchFilters { Available = NextAvailability.ThisWeek },
        };

    private T Pick<T>(IReadOnlyList<T> values) => values[random.Next(values.Count)];
}
