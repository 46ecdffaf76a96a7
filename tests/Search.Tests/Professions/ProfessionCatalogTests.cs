using Visavis.Search.Professions;

namespace Visavis.Search.Tests.Professions;

public sealed class ProfessionCatalogTests
{
    [Theory]
    [InlineData("Plombier / Plombière", "Plombier", "Plombière")]
    [InlineData("Abatteur / Abatteuse de carrière", "Abatteur de carrière", "Abatteuse de carrière")]
    [InlineData("Aide plombier / plombière", "Aide plombier", "Aide plombière")]
    [InlineData(
        "Assistant administratif / Assistante administrative et comptable",
        "Assistant administratif et comptable",
        "Assistante administrative et comptable"
    )]
    [InlineData("Agent / Agente de voirie manuel / manuelle", "Agent de voirie manuel", "Agente de voirie manuelle")]
    [InlineData("Steward / Hôtesse de l'air", "Steward de l'air", "Hôtesse de l'air")]
    [InlineData("Homme sage-femme / Sage-femme", "Homme sage-femme", "Sage-femme")]
    [InlineData(
        "Opérateur / Opératrice de production de granulés / pellets de bois",
        "Opérateur de production de granulés",
        "Opératrice de production de granulés"
    )]
    [InlineData("Comptable", "Comptable", "Comptable")]
    public void A_label_holds_the_title_in_both_genders(string label, string masculine, string feminine) =>
        Assert.Equal((masculine, feminine), JobTitleLabel.Split(label));

    [Fact]
    public void No_title_keeps_a_slash_between_words() =>
        Assert.DoesNotContain(
            ProfessionCatalog.Rome.Titles,
            title => $"{title.Masculine} {title.Feminine}".Contains(" / ", StringComparison.Ordinal)
        );

    [Theory]
    [InlineData("plombiere", "Plombier")]
    [InlineData("Plombières", "Plombier")]
    [InlineData("avocates fiscalistes", "Avocat fiscaliste")]
    public void Free_words_find_the_title_meant(string text, string title) =>
        Assert.Equal(title, ProfessionCatalog.Rome.BestMatch(text)?.Masculine);

    [Theory]
    [InlineData("")]
    [InlineData("astronaute martien")]
    public void Other_words_find_none(string text) => Assert.Null(ProfessionCatalog.Rome.BestMatch(text));
}
