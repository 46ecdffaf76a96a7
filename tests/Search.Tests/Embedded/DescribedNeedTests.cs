using Visavis.Search.Embedded;
using Visavis.Search.Tests.Contract;
using Visavis.TestSupport;

namespace Visavis.Search.Tests.Embedded;

/// <summary>Where no trade is named, whoever answers what is described comes before whoever has a chance word of it.</summary>
public sealed class DescribedNeedTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly EmbeddedSearch search;

    public DescribedNeedTests() => search = new EmbeddedSearch(new SearchOptions { Folder = folder.FullPath }, TimeProvider.System);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_chance_word_in_a_title_of_another_trade_does_not_come_first()
    {
        var designer = SomeDocuments.Person("Anne Petit", "Lead game designer - jeux vidéo");
        var psychologist = SomeDocuments.Person("Luc Blanc", "Neuropsychologue");

        var found = await FindAsync("mon ado est accro aux jeux vidéo", designer, psychologist);

        Assert.Equal(psychologist.Id, found[0]);
    }

    [Fact]
    public async Task Somebody_of_the_family_is_found_under_a_title_that_the_table_does_not_name()
    {
        var cobbler = SomeDocuments.Person("Anne Petit", "Opérateur en cordonnerie et multiservices");

        Assert.Equal([cobbler.Id], await FindAsync("mes bottines sont trouées", cobbler));
    }

    [Fact]
    public async Task Who_only_mentions_the_word_is_not_found_beside_whoever_answers()
    {
        var baker = SomeDocuments.Person("Anne Petit", "Boulanger", presentation: "Pain cuit chaque nuit, jeux pour les petits.");
        var psychologist = SomeDocuments.Person("Luc Blanc", "Psychologue");

        Assert.Equal([psychologist.Id], await FindAsync("mon ado est accro aux jeux vidéo", baker, psychologist));
    }

    public void Dispose()
    {
        search.Dispose();
        folder.Dispose();
    }

    private async Task<List<string>> FindAsync(string what, params ProfessionalDocument[] people)
    {
        await search.RebuildAsync(SomeDocuments.Stream(people), "described", cancellationToken: Cancellation);
        var page = await search.SearchAsync(new SearchQuery { What = what }, Cancellation);
        return [.. page.Hits.Select(hit => hit.Id)];
    }
}
