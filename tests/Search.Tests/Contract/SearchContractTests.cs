namespace Visavis.Search.Tests.Contract;

/// <summary>What every adapter of the search port promises about finding. Derive a class per adapter.</summary>
public abstract partial class SearchContractTests
{
    private Dictionary<string, ProfessionalDocument> filled = [];

    protected abstract ISearchIndex Index { get; }

    protected abstract ISearchIndexer Indexer { get; }

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("plombier")]
    [InlineData("Plombière")]
    [InlineData("PLOMBIERES")]
    [InlineData("plombi")]
    [InlineData("p")]
    [InlineData("Plombier  -  Lyon")]
    [InlineData("dupré plomb")]
    public async Task A_profession_is_found_whatever_its_gender_number_case_accents_and_end(string what)
    {
        var plumber = SomeDocuments.Person("Zoé Dupré", "Plombière");
        await FillAsync(SomeDocuments.Person("Paul Durand", "Avocat", SomeDocuments.Marseille, "Je défends."), plumber);

        Assert.Contains(plumber.Id, await FindAsync(what));
    }

    [Theory]
    [InlineData("Coiffeur", "coiffeuse")]
    [InlineData("Coiffeur", "coiffeus")]
    [InlineData("Infirmière libérale", "infirmiers libéraux")]
    [InlineData("Directrice de crèche", "directeur creche")]
    [InlineData("Maçon", "maçonnes")]
    [InlineData("Agriculteur", "agricultrice")]
    [InlineData("Chargée de recrutement", "chargé de recrutement")]
    public async Task Both_genders_of_a_title_find_it(string profession, string what)
    {
        var person = SomeDocuments.Person("Dominique Roy", profession);
        await FillAsync(person, SomeDocuments.Person("Paul Durand", "Notaire"));

        Assert.Equal([person.Id], await FindAsync(what));
    }

    [Fact]
    public async Task Who_has_a_word_in_the_presentation_comes_before_who_has_it_nowhere()
    {
        var both = SomeDocuments.Person("Anne Petit", "Photographe", presentation: "Stalactites et portraits.");
        await FillAsync(both, SomeDocuments.Person("Marc Petit", "Photographe"));

        var page = await Index.SearchAsync(new SearchQuery { What = "photographe stalactite" }, Cancellation);

        Assert.Equal(both.Id, page.Hits[0].Id);
    }

    [Fact]
    public async Task When_nobody_has_every_word_those_who_have_most_are_found_and_it_is_said()
    {
        var most = SomeDocuments.Person("Anne Petit", "Photographe", presentation: "Volcans et portraits.");
        await FillAsync(SomeDocuments.Person("Luc Blanc", "Notaire"), most);

        var page = await Index.SearchAsync(new SearchQuery { What = "photographe mariage zigomatique" }, Cancellation);

        Assert.Equal(most.Id, page.Hits[0].Id);
        Assert.True(page.SomeWordsIgnored);
        Assert.Empty(await FindAsync("zigomatique"));
    }

    [Fact]
    public async Task The_title_weighs_more_than_the_name_the_name_more_than_the_city_the_city_more_than_the_presentation()
    {
        var told = SomeDocuments.Person("Luc Morel", "Avocat", SomeDocuments.Marseille, "J’aime la vienne et ses rives.");
        var city = SomeDocuments.Person("Luc Blanc", "Avocat", SomeDocuments.Vienne);
        var name = SomeDocuments.Person("Anne Vienne", "Avocate", SomeDocuments.Marseille);
        var title = SomeDocuments.Person("Luc Petit", "Guide de la Vienne", SomeDocuments.Marseille);
        await FillAsync(told, city, name, title);

        Assert.Equal([title.Id, name.Id, city.Id, told.Id], await FindAsync("vienne"));
    }

    [Fact]
    public async Task The_very_title_comes_before_titles_that_contain_it()
    {
        var contained = SomeDocuments.Person("Luc Morel", "Plombier chauffagiste");
        var itself = SomeDocuments.Person("Luc Blanc", "Plombier");
        await FillAsync(contained, itself);

        Assert.Equal([itself.Id, contained.Id], await FindAsync("plombière"));
    }

    [Theory]
    [InlineData("V-7K3M")]
    [InlineData("v7k3m")]
    [InlineData(" v 7k3m ")]
    [InlineData("7k3m")]
    public async Task A_reference_code_finds_exactly_its_professional(string what)
    {
        var person = SomeDocuments.Person("Anne Petit", "Notaire", reference: "7K3M");
        await FillAsync(SomeDocuments.Person("Luc Blanc", "Notaire", presentation: "Mon ancien code : V-7K3M 7k3m v7k3m"), person);

        var page = await Index.SearchAsync(new SearchQuery { What = what }, Cancellation);

        Assert.Equal(person.Id, Assert.Single(page.Hits).Id);
        Assert.Equal(1, page.Total);
    }

    [Fact]
    public async Task Nothing_typed_lists_everybody()
    {
        var documents = SomeDocuments.Many(3, "Notaire").ToArray();
        await FillAsync(documents);

        Assert.Equal(documents.Select(document => document.Id).Order(), (await FindAsync(" ")).Order());
    }

    [Theory]
    [InlineData("a\0b\u0001")]
    [InlineData("\" OR 1=1 --")]
    [InlineData("title : * AND NOT (NEAR/2 ^x")]
    [InlineData("'); DROP TABLE documents; --")]
    [InlineData("👩‍🔧🔧")]
    [InlineData("\ud800 seul \udc00")]
    [InlineData("*")]
    [InlineData("NOT")]
    [InlineData("مرحبا 東京 Ωμέγα")]
    public async Task Hostile_words_are_only_words(string typed)
    {
        await FillAsync(SomeDocuments.Person("Luc Blanc", "Notaire"));

        await Index.SearchAsync(new SearchQuery { What = typed, Where = typed }, Cancellation);
        await Index.SearchAsync(
            new SearchQuery { What = string.Concat(Enumerable.Repeat(typed + " ", 10_000 / typed.Length)) },
            Cancellation
        );
        await Index.SearchAsync(new SearchQuery { Where = string.Concat(Enumerable.Repeat(typed, 10_000 / typed.Length)) }, Cancellation);
        Assert.Single(await FindAsync("notaire"));
    }

    [Theory]
    [InlineData(0, 20)]
    [InlineData(int.MinValue, 20)]
    [InlineData(1, 0)]
    [InlineData(1, int.MaxValue)]
    public async Task Page_numbers_out_of_range_are_brought_into_it(int page, int size)
    {
        await FillAsync(SomeDocuments.Person("Luc Blanc", "Notaire"));

        Assert.Single((await Index.SearchAsync(new SearchQuery { Page = page, PageSize = size }, Cancellation)).Hits);
    }

    protected Task FillAsync(params ProfessionalDocument[] documents)
    {
        filled = documents.ToDictionary(document => document.Id);
        return Indexer.RebuildAsync(SomeDocuments.Stream(documents), "full", cancellationToken: Cancellation);
    }

    protected async Task<IReadOnlyList<string>> FindAsync(string? what, string? where = null) =>
        [.. (await Index.SearchAsync(new SearchQuery { What = what, Where = where }, Cancellation)).Hits.Select(hit => hit.Id)];
}
