using Visavis.Search.Text;

namespace Visavis.Search.Tests.Text;

public sealed class FrenchTextTests
{
    [Theory]
    [InlineData("Élève de l’Œuvre", "eleve de l oeuvre")]
    [InlineData("e\u0301lectricien", "electricien")]
    [InlineData("  A\0b-c_d/3e ", "a b c d 3e")]
    [InlineData("\ud83d\ude00 mot \ud800", "mot")]
    [InlineData(null, "")]
    public void Text_is_cut_into_bare_words(string? text, string key) => Assert.Equal(key, Words.Key(text));

    [Fact]
    public void A_word_has_a_greatest_length() => Assert.Equal(Words.MaxLength, Assert.Single(Words.Of(new string('x', 100_000))).Length);

    [Theory]
    [InlineData("boulanger", "boulangere")]
    [InlineData("infirmier", "infirmieres")]
    [InlineData("coiffeur", "coiffeuses")]
    [InlineData("directeur", "directrices")]
    [InlineData("informaticien", "informaticiennes")]
    [InlineData("macon", "maconnes")]
    [InlineData("avocat", "avocates")]
    [InlineData("professeur", "professeures")]
    [InlineData("charge", "chargees")]
    [InlineData("administratif", "administratives")]
    [InlineData("commercial", "commerciaux")]
    [InlineData("professionnel", "professionnelles")]
    [InlineData("hote", "hotesses")]
    [InlineData("comptable", "comptables")]
    public void Gender_and_number_meet_in_one_stem(string one, string other) => Assert.Equal(FrenchStem.Of(one), FrenchStem.Of(other));

    [Theory]
    [InlineData("boulanger", "boulon")]
    [InlineData("plombier", "plomb")]
    [InlineData("comptable", "compteur")]
    [InlineData("mecanicien", "mecanique")]
    public void Other_words_stay_apart(string one, string other) => Assert.NotEqual(FrenchStem.Of(one), FrenchStem.Of(other));
}
