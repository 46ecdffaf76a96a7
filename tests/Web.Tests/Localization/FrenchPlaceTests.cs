using Visavis.Web.Foundation.Localization;

namespace Visavis.Web.Tests.Localization;

public sealed class FrenchPlaceTests
{
    [Theory]
    [InlineData("fr", "Lyon", "à Lyon", "de Lyon")]
    [InlineData("fr", "Le Mans", "au Mans", "du Mans")]
    [InlineData("fr", "Les Abymes", "aux Abymes", "des Abymes")]
    [InlineData("fr", "La Rochelle", "à La Rochelle", "de La Rochelle")]
    [InlineData("fr", "Lesneven", "à Lesneven", "de Lesneven")]
    [InlineData("fr", "Ajaccio", "à Ajaccio", "d’Ajaccio")]
    [InlineData("fr", "Évreux", "à Évreux", "d’Évreux")]
    [InlineData("en", "Le Mans", "Le Mans", "Le Mans")]
    public void A_place_bends_to_the_sentence_of_a_French_reader_only(string language, string city, string at, string of) =>
        Assert.Equal((at, of), InLanguage.Write(language, () => (FrenchPlace.AtForReader(city), FrenchPlace.OfForReader(city))));
}
