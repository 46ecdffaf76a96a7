namespace Visavis.Search.Tests.Contract;

public abstract partial class SearchContractTests
{
    private const int Radius = 30;
    private static readonly string[] SomeCategories = ["Freelance", "Company", "Association"];
    private static readonly string[][] SomeLanguages =
    [
        ["fr"],
        ["fr", "en"],
        ["ar"],
        ["fr", "en", "ar"],
        ["en"],
        ["fr", "ar"],
        [],
    ];
    private static readonly int?[] SomePrices = [null, 0, 20_00, 45_00, 80_00, 300_00];
    private static readonly int[] SomeHours = [-3, 2, 30, 400];

    private static readonly Dictionary<string, double> KmFromLyon = new(StringComparer.Ordinal)
    {
        ["Lyon"] = 0,
        ["Villeurbanne"] = 4,
        ["Vienne"] = 27,
        ["Saint-Étienne"] = 51,
        ["Marseille"] = 277,
    };

    /// <summary>Of 120 people, all ways to combine the filters, everywhere, around a commune and in a region, against counting by hand.</summary>
    [Fact]
    public async Task Totals_and_counts_of_all_combinations_of_filters_are_those_one_counts_by_hand()
    {
        string[] communes =
        [
            SomeDocuments.Lyon,
            SomeDocuments.Villeurbanne,
            SomeDocuments.Vienne,
            SomeDocuments.SaintEtienne,
            SomeDocuments.Marseille,
        ];
        var people = Enumerable
            .Range(0, 120)
            .Select(number =>
                SomeDocuments.Person($"P{number}", number % 8 == 7 ? "Avocat" : "Notaire", communes[number % 5]) with
                {
                    Category = SomeCategories[number / 5 % 3],
                    Languages = SomeLanguages[number % 7],
                    PriceCents = SomePrices[number / 2 % 6],
                    Recommendations = number % 3 == 0 ? 1 : 0,
                    NextSlotAt = number % 11 == 0 ? null : Noon.AddHours(SomeHours[number / 3 % 4]),
                }
            )
            .ToArray();
        await FillAsync(people);
        string[] online = [.. people.Where((_, number) => number % 4 < 2).Select(person => person.Id)];

        for (var combination = 0; combination < 64; combination++)
        {
            bool Has(int bit) => (combination >> bit & 1) == 1;
            var query = new SearchQuery
            {
                What = "notaire",
                Where = (combination % 3) switch
                {
                    0 => "",
                    1 => "Lyon",
                    _ => "Auvergne-Rhône-Alpes",
                },
                RadiusKm = Radius,
                Slots = Window,
                Online = online,
                WithFacets = true,
                Filters = new SearchFilters
                {
                    Categories = Has(0) ? ["Freelance", "Company"] : [],
                    Languages = Has(1) ? ["en", "ar"] : [],
                    Prices = Has(2) ? [PriceRange.Free, PriceRange.UpTo60] : [],
                    OnlineOnly = Has(3),
                    RecommendedOnly = Has(4),
                    Available = Has(5) ? NextAvailability.ThisWeek : null,
                },
            };

            var page = await Index.SearchAsync(query, Cancellation);

            Assert.Equal(CountedByHand(people, query), Said(page));
        }
    }

    private static string Said(SearchPage page)
    {
        var facets = page.Facets!;
        return Written(
            page.Total,
            SomeCategories.Select(category => facets.Categories.GetValueOrDefault(category)),
            new[] { "fr", "en", "ar" }.Select(language => facets.Languages.GetValueOrDefault(language)),
            Enum.GetValues<PriceRange>().Select(range => facets.Prices.GetValueOrDefault(range)),
            Enum.GetValues<NextAvailability>().Select(availability => facets.Availabilities.GetValueOrDefault(availability)),
            SearchFacets.Radii.Select(km => facets.Distances.GetValueOrDefault(km)),
            facets.Online,
            facets.Recommended
        );
    }

    private static string CountedByHand(ProfessionalDocument[] people, SearchQuery query)
    {
        var filters = query.Filters;
        var isAround = query.Where == "Lyon";
        bool IsSlot(ProfessionalDocument p, NextAvailability a) => p.NextSlotAt >= Window.Now && p.NextSlotAt < Window.EndOf(a);
        double Km(ProfessionalDocument p) => KmFromLyon[p.City];
        var parts = new Dictionary<string, Func<ProfessionalDocument, bool>>(StringComparer.Ordinal)
        {
            ["category"] = p => filters.Categories.Count == 0 || filters.Categories.Contains(p.Category),
            ["language"] = p => filters.Languages.Count == 0 || p.Languages.Any(filters.Languages.Contains),
            ["price"] = p => filters.Prices.Count == 0 || (PriceRanges.Of(p.PriceCents) is { } range && filters.Prices.Contains(range)),
            ["online"] = p => !filters.OnlineOnly || query.Online.Contains(p.Id),
            ["recommended"] = p => !filters.RecommendedOnly || p.Recommendations > 0,
            ["available"] = p => filters.Available is not { } available || IsSlot(p, available),
            ["distance"] = p => !isAround || Km(p) <= Radius,
        };
        var asked = people.Where(p => p.Profession == "Notaire" && (query.Where is "" or "Lyon" || p.City != "Marseille")).ToList();
        int Count(string own, Func<ProfessionalDocument, bool> has) =>
            asked.Count(p => parts.All(part => part.Key == own || part.Value(p)) && has(p));
        return Written(
            Count("", _ => true),
            SomeCategories.Select(category => Count("category", p => p.Category == category)),
            new[] { "fr", "en", "ar" }.Select(language => Count("language", p => p.Languages.Contains(language))),
            Enum.GetValues<PriceRange>().Select(range => Count("price", p => PriceRanges.Of(p.PriceCents) == range)),
            Enum.GetValues<NextAvailability>().Select(availability => Count("available", p => IsSlot(p, availability))),
            SearchFacets.Radii.Select(km => isAround ? Count("distance", p => Km(p) <= km) : 0),
            Count("online", p => query.Online.Contains(p.Id)),
            Count("recommended", p => p.Recommendations > 0)
        );
    }

    private static string Written(int total, params object[] counts) =>
        $"{total}: " + string.Join(" | ", counts.Select(part => part is IEnumerable<int> several ? string.Join(' ', several) : $"{part}"));
}
