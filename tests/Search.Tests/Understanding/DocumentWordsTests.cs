using Visavis.Search.Professions;
using Visavis.Search.Tests.Contract;
using Visavis.Search.Understanding;

namespace Visavis.Search.Tests.Understanding;

public sealed class DocumentWordsTests
{
    [Fact]
    public void A_title_is_found_in_both_genders_and_by_the_needs_it_answers()
    {
        var words = DocumentWords.Of(SomeDocuments.Person("Zoé Dupré", "Plombière"));

        Assert.Equal(["Plombière", "Plombier"], words.Titles);
        Assert.Contains("fuite d’eau", words.Needs);
        Assert.Equal(["Zoé Dupré"], words.Names);
        Assert.Empty(words.OtherNeeds);
    }

    [Theory]
    [InlineData("Plombière à votre service", "fuite d’eau")]
    [InlineData("Graphiste", "logo")]
    [InlineData("Naturopathe", "médecine douce")]
    [InlineData("Électricienne", "tableau électrique")]
    public void A_wording_of_one_s_own_answers_the_needs_of_the_title_it_holds(string wording, string need) =>
        Assert.Contains(need, DocumentWords.Of(SomeDocuments.Person("Zoé Dupré", wording) with { ProfessionCode = null }).Needs);

    [Fact]
    public void A_wording_nobody_knows_answers_none()
    {
        var words = DocumentWords.Of(SomeDocuments.Person("Zoé Dupré", "Xylostylicienne") with { ProfessionCode = null });

        Assert.Equal(["Xylostylicienne"], words.Titles);
        Assert.Empty(words.Needs);
    }

    [Fact]
    public void Other_professions_bring_their_titles_and_needs_apart_from_the_first()
    {
        var words = DocumentWords.Of(SomeDocuments.Person("Luc Roy", "Maçon") with { OtherProfessions = ["Carreleur", " "] });

        Assert.Equal(["Carreleur", "Carreleuse"], words.OtherProfessions);
        Assert.Contains("carrelage", words.OtherNeeds);
        Assert.DoesNotContain("faïence", words.Needs);
    }

    [Theory]
    [InlineData("Élodie Le Goff", "elodie legoff")]
    [InlineData("Maëlle O’Connor", "maelle oconnor")]
    [InlineData("Anne de La Motte", "anne delamotte")]
    public void Particles_of_names_are_joined_too(string name, string joined) =>
        Assert.Equal([name, joined], DocumentWords.Of(SomeDocuments.Person(name, "Notaire")).Names);

    [Fact]
    public void Saints_among_cities_are_abbreviated_too() =>
        Assert.Equal(
            ["Saint-Étienne", "St-Étienne"],
            DocumentWords.Of(SomeDocuments.Person("Luc Roy", "Maçon", SomeDocuments.SaintEtienne)).Cities
        );

    [Fact]
    public void Every_title_of_the_nomenclature_can_be_read()
    {
        foreach (var title in ProfessionCatalog.Rome.Titles)
        {
            Assert.NotEmpty(DocumentWords.Of(SomeDocuments.Person("Luc Roy", title.Feminine)).Titles);
        }
    }
}
