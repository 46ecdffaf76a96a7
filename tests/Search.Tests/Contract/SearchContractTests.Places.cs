namespace Visavis.Search.Tests.Contract;

public abstract partial class SearchContractTests
{
    [Theory]
    [InlineData("Lyon")]
    [InlineData("lyon 3e")]
    [InlineData("69003")]
    [InlineData("Lyon (69)")]
    public async Task A_commune_finds_its_own_people_first_then_those_around_nearest_first(string where)
    {
        var far = SomeDocuments.Person("A", "Notaire", SomeDocuments.Marseille);
        var near = SomeDocuments.Person("B", "Notaire", SomeDocuments.Vienne);
        var nearer = SomeDocuments.Person("C", "Notaire", SomeDocuments.Villeurbanne);
        var there = SomeDocuments.Person("D", "Notaire", SomeDocuments.Lyon);
        await FillAsync(far, near, nearer, there);

        var page = await Index.SearchAsync(new SearchQuery { What = "notaire", Where = where }, Cancellation);

        Assert.Equal([there.Id, nearer.Id, near.Id], page.Hits.Select(hit => hit.Id));
        Assert.Equal(3, page.Total);
        Assert.Equal("Lyon", page.Place?.Name);
        Assert.Equal(0, page.Hits[0].DistanceKm);
        Assert.InRange(page.Hits[1].DistanceKm!.Value, 1, 8);
        Assert.InRange(page.Hits[2].DistanceKm!.Value, 25, 30);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(10, 2)]
    [InlineData(60, 4)]
    [InlineData(1000, 5)]
    [InlineData(-5, 1)]
    [InlineData(double.MaxValue, 5)]
    [InlineData(double.NaN, 5)]
    public async Task The_radius_bounds_the_distance(double radius, int expected)
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

        var page = await Index.SearchAsync(new SearchQuery { Where = "Lyon", RadiusKm = radius }, Cancellation);

        Assert.Equal(expected, page.Total);
        Assert.Equal(expected, page.Hits.Count);
    }

    [Theory]
    [InlineData("Provence-Alpes-Côte d’Azur")]
    [InlineData("paca")]
    public async Task A_region_finds_the_people_of_its_departments(string where)
    {
        var inside = SomeDocuments.Person("A", "Notaire", SomeDocuments.Marseille);
        await FillAsync(inside, SomeDocuments.Person("B", "Notaire", SomeDocuments.Vienne));

        var page = await Index.SearchAsync(new SearchQuery { What = "notaire", Where = where }, Cancellation);

        Assert.Equal([inside.Id], page.Hits.Select(hit => hit.Id));
        Assert.Equal("Provence-Alpes-Côte d’Azur", page.Place!.Name);
    }

    [Theory]
    [InlineData("Rhône")]
    [InlineData("69")]
    public async Task A_department_finds_its_people_whatever_the_radius(string where)
    {
        var inside = SomeDocuments.Person("A", "Notaire", SomeDocuments.Villeurbanne);
        await FillAsync(inside, SomeDocuments.Person("B", "Notaire", SomeDocuments.Vienne));

        var page = await Index.SearchAsync(new SearchQuery { Where = where, RadiusKm = 500 }, Cancellation);

        Assert.Equal(inside.Id, Assert.Single(page.Hits).Id);
        Assert.Null(page.Hits[0].DistanceKm);
        Assert.Null(page.Place!.CommuneCode);
    }

    [Fact]
    public async Task An_unknown_place_is_said_and_searched_everywhere()
    {
        await FillAsync(SomeDocuments.Person("A", "Notaire"));

        var page = await Index.SearchAsync(new SearchQuery { Where = "Xyzzyville" }, Cancellation);

        Assert.True(page.PlaceUnknown);
        Assert.Null(page.Place);
        Assert.Single(page.Hits);
    }

    [Fact]
    public async Task A_better_match_further_away_comes_before_a_weaker_one_near()
    {
        var told = SomeDocuments.Person("A", "Architecte d'intérieur", SomeDocuments.Lyon, "Je travaille avec un notaire.");
        var title = SomeDocuments.Person("B", "Notaire", SomeDocuments.Vienne);
        await FillAsync(told, title);

        Assert.Equal([title.Id, told.Id], await FindAsync("notaire", "Lyon"));
    }
}
