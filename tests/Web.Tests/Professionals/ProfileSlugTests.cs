using Visavis.Web.Professionals;

namespace Visavis.Web.Tests.Professionals;

public sealed class ProfileSlugTests
{
    [Theory]
    [InlineData("Karim Benali", "Plombier", "Lyon", "karim-benali-plombier-lyon")]
    [InlineData("L’Œil d’Anaïs", "Sage-femme", "Saint-Étienne", "l-oeil-d-anais-sage-femme-saint-etienne")]
    [InlineData("Lætitia Groß", "Ostéopathe", "Mâcon", "laetitia-gross-osteopathe-macon")]
    [InlineData("Søren Łucki", "Plombier", "L'Haÿ-les-Roses", "soren-lucki-plombier-l-hay-les-roses")]
    [InlineData("أمينة", "🚿", "Лион", "profil")]
    [InlineData("../..", "%2e%2e/", "?#", "2e-2e")]
    public void A_name_becomes_an_address_one_can_read_aloud(string name, string profession, string city, string slug) =>
        Assert.Equal(slug, ProfileSlug.Of(name, profession, city));
}
