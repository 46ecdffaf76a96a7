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

    [Fact]
    public async Task Being_of_the_family_that_answers_counts_more_than_a_chance_word_in_a_title()
    {
        var ironer = SomeDocuments.Person("Anne Petit", "Repasseur première main");
        var physician = SomeDocuments.Person("Luc Blanc", "Omnipraticien");

        Assert.Equal([physician.Id, ironer.Id], await FindAsync("ma main s'endort la nuit", ironer, physician));
    }

    [Fact]
    public async Task The_family_is_looked_at_whole_even_where_somebody_has_every_word()
    {
        var seller = SomeDocuments.Person("Anne Petit", "Vente de couteaux");
        var bronze = SomeDocuments.Person("Luc Blanc", "Bronzier d’art");

        Assert.Contains(bronze.Id, await FindAsync("couteaux de cuisine qui ne coupent plus", seller, bronze));
    }

    [Fact]
    public async Task Of_physicians_those_of_no_other_speciality_answer()
    {
        var children = SomeDocuments.Person("Anne Petit", "Pédiatre");
        var everybody = SomeDocuments.Person("Luc Blanc", "Omnipraticien");
        var eyes = SomeDocuments.Person("Zoé Roy", "Ophtalmologue");

        Assert.Equal([everybody.Id], await FindAsync("la tête qui tourne en me levant", children, everybody, eyes));
        Assert.DoesNotContain(children.Id, await FindAsync("je n'y vois plus pour lire le journal", children, everybody, eyes));
    }

    [Fact]
    public async Task A_word_of_the_sentence_in_a_presentation_finds_nobody()
    {
        var baker = SomeDocuments.Person("Anne Petit", "Boulanger", presentation: "On entend plus loin craquer le pain.");
        var hearing = SomeDocuments.Person("Luc Blanc", "Audioprothésiste");

        Assert.Equal([hearing.Id], await FindAsync("mamie n'entend plus bien", baker, hearing));
    }

    [Fact]
    public async Task A_trade_that_is_only_near_does_not_stand_for_the_one_that_a_need_names()
    {
        var cleaner = SomeDocuments.Person("Anne Petit", "Nettoyeur de moquettes");
        var layer = SomeDocuments.Person("Luc Blanc", "Poseur de linoléum");

        Assert.Contains(layer.Id, await FindAsync("moquette", cleaner, layer));
    }

    [Fact]
    public async Task A_family_that_a_word_is_said_of_comes_before_a_title_that_begins_with_it()
    {
        var florist = SomeDocuments.Person("Anne Petit", "Fleuriste");
        var teacher = SomeDocuments.Person("Luc Blanc", "Professeur d’anglais");

        Assert.Equal(teacher.Id, (await FindAsync("fle", florist, teacher))[0]);
    }

    [Fact]
    public async Task A_word_that_other_trades_have_in_their_titles_is_not_short_for_one()
    {
        var presenter = SomeDocuments.Person("Anne Petit", "Présentateur radio");
        var technician = SomeDocuments.Person("Luc Blanc", "Manipulateur d’électroradiologie médicale");

        Assert.Equal(technician.Id, (await FindAsync("radio du poignet", presenter, technician))[0]);
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
