namespace Visavis.Search.Tests.Contract;

public abstract partial class SearchContractTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
    private static readonly SlotWindow Window = new(Noon, Noon.AddHours(12), Noon.AddDays(7));

    // Who is who: category, languages, price, recommendations, next slot.
    private static readonly ProfessionalDocument Ada = Variant("Ada", "Freelance", ["fr", "en"], 0, 2, Noon.AddHours(2));
    private static readonly ProfessionalDocument Bea = Variant("Bea", "Freelance", ["fr"], 30_00, 0, Noon.AddDays(2));
    private static readonly ProfessionalDocument Cleo = Variant("Cleo", "Company", ["fr", "ar"], 30_01, 0, Noon.AddDays(30));
    private static readonly ProfessionalDocument Dina = Variant("Dina", "Association", ["ar"], null, 1, Noon.AddHours(-1));
    private static readonly ProfessionalDocument Elsa = Variant("Elsa", "Company", ["en"], 250_00, 0, slot: null);

    public static TheoryData<string, SearchFilters> Filters =>
        new()
        {
            { "Ada Bea Cleo Dina Elsa", new SearchFilters() },
            {
                "Ada Bea",
                new SearchFilters { Categories = ["Freelance"] }
            },
            {
                "Ada Bea Dina",
                new SearchFilters { Categories = ["Freelance", "Association"] }
            },
            {
                "",
                new SearchFilters { Categories = ["free\"lance' OR id EXISTS"] }
            },
            {
                "Ada Elsa",
                new SearchFilters { Languages = ["en"] }
            },
            {
                "Ada Cleo Dina Elsa",
                new SearchFilters { Languages = ["en", "ar"] }
            },
            {
                "Ada",
                new SearchFilters { Prices = [PriceRange.Free] }
            },
            {
                "Bea",
                new SearchFilters { Prices = [PriceRange.UpTo30] }
            },
            {
                "Cleo Elsa",
                new SearchFilters { Prices = [PriceRange.UpTo60, PriceRange.Above100] }
            },
            {
                "Bea Dina",
                new SearchFilters { OnlineOnly = true }
            },
            {
                "Ada Dina",
                new SearchFilters { RecommendedOnly = true }
            },
            {
                "Ada",
                new SearchFilters { Available = NextAvailability.Today }
            },
            {
                "Ada Bea",
                new SearchFilters { Available = NextAvailability.ThisWeek }
            },
            {
                "Bea",
                new SearchFilters
                {
                    Categories = ["Freelance"],
                    Languages = ["fr"],
                    OnlineOnly = true,
                }
            },
        };

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task Filters_leave_who_passes_them_all(string expected, SearchFilters filters)
    {
        await FillAsync(Ada, Bea, Cleo, Dina, Elsa);

        var page = await Index.SearchAsync(Everything with { Filters = filters }, Cancellation);
        var withWord = await Index.SearchAsync(Everything with { Filters = filters, What = "notaire" }, Cancellation);

        Assert.Equal(expected, InOrder(Names(page)));
        Assert.Equal(expected, InOrder(Names(withWord)));
        Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length, page.Total);
    }

    [Fact]
    public async Task Without_filters_everybody_is_counted_in_every_value()
    {
        await FillAsync(Ada, Bea, Cleo, Dina, Elsa);

        var facets = await FacetsAsync(Everything);

        Assert.Equal([("Association", 1), ("Company", 2), ("Freelance", 2)], Sorted(facets.Categories));
        Assert.Equal([("ar", 2), ("en", 2), ("fr", 3)], Sorted(facets.Languages));
        Assert.Equal(
            [(PriceRange.Free, 1), (PriceRange.UpTo30, 1), (PriceRange.UpTo60, 1), (PriceRange.Above100, 1)],
            facets.Prices.OrderBy(pair => pair.Key).Select(pair => (pair.Key, pair.Value))
        );
        Assert.Equal((2, 2), (facets.Online, facets.Recommended));
        Assert.Equal((1, 2), (facets.Availabilities[NextAvailability.Today], facets.Availabilities[NextAvailability.ThisWeek]));
        Assert.Empty(facets.Distances);
    }

    [Fact]
    public async Task Each_filter_is_counted_with_the_others_applied_and_its_own_not()
    {
        await FillAsync(Ada, Bea, Cleo, Dina, Elsa);

        var facets = await FacetsAsync(
            Everything with
            {
                Filters = new SearchFilters
                {
                    Categories = ["Freelance"],
                    Languages = ["en"],
                    RecommendedOnly = true,
                },
            }
        );

        // Those recommended who speak English; recommended freelances; English-speaking freelances; all three.
        Assert.Equal([("Freelance", 1)], Sorted(facets.Categories));
        Assert.Equal([("en", 1), ("fr", 1)], Sorted(facets.Languages));
        Assert.Equal(1, facets.Recommended);
        Assert.Equal([(PriceRange.Free, 1)], facets.Prices.Select(pair => (pair.Key, pair.Value)));
        Assert.Equal(0, facets.Online);
    }

    [Fact]
    public async Task Facets_count_what_the_words_find_and_only_when_asked_for()
    {
        await FillAsync(Ada, Bea, Cleo, Dina, SomeDocuments.Person("Luc Blanc", "Avocat") with { Languages = ["fr", "de"] });

        Assert.Equal([("de", 1), ("fr", 1)], Sorted((await FacetsAsync(Everything with { What = "avocat" })).Languages));
        Assert.Null((await Index.SearchAsync(Everything with { WithFacets = false }, Cancellation)).Facets);
    }

    [Fact]
    public async Task Distances_are_counted_whatever_the_radius_chosen()
    {
        string[] communes =
        [
            SomeDocuments.Lyon,
            SomeDocuments.Villeurbanne,
            SomeDocuments.Vienne,
            SomeDocuments.SaintEtienne,
            SomeDocuments.Marseille,
        ];
        await FillAsync([.. communes.Select(commune => SomeDocuments.Person("A", "Notaire", commune))]);

        var facets = await FacetsAsync(Everything with { Where = "Lyon", RadiusKm = 5 });

        Assert.Equal([(5, 2), (10, 2), (30, 3), (50, 3), (100, 4)], facets.Distances.OrderBy(d => d.Key).Select(d => (d.Key, d.Value)));
    }

    [Fact]
    public async Task Around_me_is_around_the_point_given_whatever_the_second_box_says()
    {
        var lyon = SomeDocuments.Person("A", "Notaire");
        var marseille = SomeDocuments.Person("B", "Notaire", SomeDocuments.Marseille);
        await FillAsync(lyon, marseille);

        var page = await Index.SearchAsync(Everything with { Where = "Lyon", Near = new GeoPoint(43.3, 5.4) }, Cancellation);
        var nonsense = await Index.SearchAsync(Everything with { Near = new GeoPoint(double.NaN, 500) }, Cancellation);

        Assert.Equal(marseille.Id, Assert.Single(page.Hits).Id);
        Assert.InRange(page.Hits[0].DistanceKm!.Value, 0, 10);
        Assert.Equal(2, nonsense.Total);
    }

    [Fact]
    public async Task Sorting_by_distance_goes_before_the_match_and_by_slot_puts_those_without_last()
    {
        var told = SomeDocuments.Person("Told", "Avocat", SomeDocuments.Lyon, "Je travaille avec un notaire.") with
        {
            NextSlotAt = Noon.AddDays(3),
        };
        var title = SomeDocuments.Person("Title", "Notaire", SomeDocuments.Vienne) with { NextSlotAt = Noon.AddDays(2) };
        var never = SomeDocuments.Person("Never", "Notaire", SomeDocuments.Villeurbanne);
        await FillAsync(told, title, never);
        var query = Everything with { What = "notaire", Where = "Lyon" };

        Assert.Equal("Never Title Told", Names(await Index.SearchAsync(query, Cancellation)));
        Assert.Equal("Told Never Title", Names(await Index.SearchAsync(query with { Sort = SearchSort.Distance }, Cancellation)));
        Assert.Equal("Title Told Never", Names(await Index.SearchAsync(query with { Sort = SearchSort.NextSlot }, Cancellation)));
    }

    [Fact]
    public async Task Changes_of_what_is_filtered_and_sorted_by_are_followed()
    {
        await FillAsync(Ada, Bea);

        await Indexer.ApplyAsync(
            new SearchChanges
            {
                Upserts = [Bea with { Languages = ["de"], PriceCents = 0, NextSlotAt = Noon.AddHours(1) }],
                Checkpoint = "next",
            },
            Cancellation
        );

        var page = await Index.SearchAsync(Everything with { WithFacets = true, Sort = SearchSort.NextSlot }, Cancellation);
        Assert.Equal("Bea Ada", Names(page));
        Assert.Equal([("de", 1), ("en", 1), ("fr", 1)], Sorted(page.Facets!.Languages));
        Assert.Equal([(PriceRange.Free, 2)], page.Facets.Prices.Select(pair => (pair.Key, pair.Value)));
    }

    [Fact]
    public async Task Online_after_a_trade_means_by_video_when_nobody_is_there()
    {
        var (there, away) = (SomeDocuments.Person("Ana", "Notaire"), SomeDocuments.Person("Bob", "Notaire"));
        await FillAsync(there, away);

        var now = await Index.SearchAsync(new SearchQuery { What = "notaire en ligne", Online = [there.Id] }, Cancellation);
        var video = await Index.SearchAsync(new SearchQuery { What = "notaire en ligne" }, Cancellation);
        var strictly = await Index.SearchAsync(new SearchQuery { What = "qui est en ligne" }, Cancellation);

        Assert.Equal((there.Id, 1), (Assert.Single(now.Hits).Id, now.Total));
        Assert.True(now.Reading is { ByVideo: true, OnlineOnly: true });
        Assert.Equal(2, video.Total);
        Assert.False(video.Reading.OnlineOnly);
        Assert.Equal(0, strictly.Total);
    }

    private static SearchQuery Everything => new() { Slots = Window, Online = [Bea.Id, Dina.Id, Guid.NewGuid().ToString(), "nobody"] };

    private async Task<SearchFacets> FacetsAsync(SearchQuery query) =>
        (await Index.SearchAsync(query with { WithFacets = true }, Cancellation)).Facets!;

    /// <summary>Equal people take turns, so that their order is another every day.</summary>
    private static string InOrder(string names) => string.Join(' ', names.Split(' ').Order(StringComparer.Ordinal));

    private string Names(SearchPage page) => string.Join(' ', page.Hits.Select(hit => filled[hit.Id].Name));

    private static IEnumerable<(string, int)> Sorted(IReadOnlyDictionary<string, int> counts) =>
        counts.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (pair.Key, pair.Value));

    private static ProfessionalDocument Variant(
        string name,
        string category,
        string[] languages,
        int? price,
        int recommendations,
        DateTimeOffset? slot
    ) =>
        SomeDocuments.Person(name, "Notaire") with
        {
            Category = category,
            Languages = languages,
            PriceCents = price,
            Recommendations = recommendations,
            NextSlotAt = slot,
        };
}
