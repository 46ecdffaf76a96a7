using Visavis.Search.Professions;
using Visavis.Search.Text;

namespace Visavis.Search.Tests.Professions;

public sealed class NeedCatalogTests
{
    [Fact]
    public void Hundreds_of_needs_name_professions_that_exist_and_none_twice()
    {
        var needs = NeedCatalog.French.Needs;

        Assert.True(needs.Count >= 400);
        Assert.All(needs, need => Assert.All(need.Professions, code => Assert.NotNull(ProfessionCatalog.Rome.Find(code))));
        Assert.Equal(needs.Count, needs.Select(need => Words.Key(need.Phrase)).Distinct().Count());
        Assert.DoesNotContain(needs, need => need.Phrase.Contains('\'') || need.Phrase != need.Phrase.Trim());
    }

    [Theory]
    [InlineData("fuite d’eau", "Plombier")]
    [InlineData("kiné", "Masseur kinésithérapeute")]
    [InlineData("pôle emploi", "Conseiller de pôle emploi")]
    [InlineData("électricien", "Électricien du bâtiment")]
    public void A_need_leads_to_its_profession(string phrase, string title) =>
        Assert.Contains(phrase, NeedCatalog.French.For(ProfessionCatalog.Rome.Find(title)!.Code).Select(need => need.Phrase));

    [Theory]
    [InlineData("plumbing", "en")]
    [InlineData("city hall", "en")]
    [InlineData("plomberie", "fr")]
    public void A_need_is_in_the_words_of_one_language(string phrase, string language) =>
        Assert.Equal(language, NeedCatalog.French.Find(phrase)!.Language);

    [Fact]
    public void Rows_name_titles_beginnings_of_titles_and_families()
    {
        var needs = NeedCatalog
            .Read([
                ["dents", "Dentiste"],
                ["tuyaux", "Plombier*"],
                ["animaux", "A1503"],
            ])
            .Needs;

        Assert.Single(needs[0].Professions);
        Assert.Equal(ProfessionCatalog.Rome.Find("Plombier")!.Code, needs[1].Professions[0]);
        Assert.Contains(ProfessionCatalog.Rome.Find("Plombière chauffagiste")!.Code, needs[1].Professions);
        Assert.All(needs[2].Professions, code => Assert.Equal("A1503", ProfessionCatalog.Rome.Find(code)!.FamilyCode));
    }

    [Theory]
    [InlineData("Plombié de marine")]
    [InlineData("Zzz*")]
    [InlineData("Z9999")]
    public void An_unknown_title_stops_the_program_at_once(string title) =>
        Assert.Contains(
            title,
            Assert
                .Throws<InvalidOperationException>(() =>
                    NeedCatalog.Read([
                        ["x", title],
                    ])
                )
                .Message,
            StringComparison.Ordinal
        );
}
