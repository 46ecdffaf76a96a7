using Visavis.Search.Places;

namespace Visavis.Search.Tests.Places;

public sealed class GazetteerTests
{
    [Theory]
    [InlineData("Paris", "75056")]
    [InlineData("  pARIS ", "75056")]
    [InlineData("75011", "75056")]
    [InlineData("Paris 11e", "75056")]
    [InlineData("Paris 11", "75056")]
    [InlineData("69003 Lyon", "69123")]
    [InlineData("Lyon (69)", "69123")]
    [InlineData("st etienne", "42218")]
    [InlineData("Saint-Étienne", "42218")]
    [InlineData("havre", "76351")]
    [InlineData("Le Havre", "76351")]
    [InlineData("l'hay les roses", "94038")]
    [InlineData("L’Haÿ-les-Roses", "94038")]
    [InlineData("villeurb", "69266")]
    [InlineData("Saint-Denis 93", "93066")]
    [InlineData("Saint-Denis", "97411")]
    [InlineData("Saint-Denis (974)", "97411")]
    [InlineData("Vienne", "38544")]
    [InlineData("à Lyon", "69123")]
    [InlineData("près de Lyon", "69123")]
    [InlineData("Lyon et ses environs", "69123")]
    [InlineData("Lyon, France", "69123")]
    [InlineData("Lyon, Rhône-Alpes", "69123")]
    [InlineData("Saint-Denis, Île-de-France", "93066")]
    [InlineData("lyon3", "69123")]
    [InlineData("Paris 11 ème arrondissement", "75056")]
    [InlineData("Aix", "13001")]
    [InlineData("Aix (59)", "59004")]
    [InlineData("La Défense", "92062")]
    public void A_commune_is_understood(string typed, string code) => Assert.Equal(code, Gazetteer.France.Resolve(typed)?.CommuneCode);

    [Theory]
    [InlineData("Rhône", "69")]
    [InlineData("69", "69")]
    [InlineData("2a", "2A")]
    [InlineData("974", "974")]
    [InlineData("Côtes d'Armor", "22")]
    [InlineData("ille et vil", "35")]
    [InlineData("Loire", "42")]
    public void A_department_is_understood(string typed, string department)
    {
        var place = Gazetteer.France.Resolve(typed);

        Assert.Equal(department, place?.Department);
        Assert.Null(place?.CommuneCode);
    }

    [Theory]
    [InlineData("Bretagne", "Bretagne", 4)]
    [InlineData("région Bretagne", "Bretagne", 4)]
    [InlineData("idf", "Île-de-France", 8)]
    [InlineData("Provence", "Provence-Alpes-Côte d’Azur", 6)]
    [InlineData("Alsace", "Alsace", 2)]
    [InlineData("Corse", "Corse", 2)]
    [InlineData("nouvelle aquit", "Nouvelle-Aquitaine", 12)]
    public void A_region_is_understood_as_its_departments(string typed, string name, int departments)
    {
        var place = Gazetteer.France.Resolve(typed);

        Assert.Equal(name, place?.Name);
        Assert.Equal(departments, place?.Region?.Count);
        Assert.Null(place?.CommuneCode);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \0 - ")]
    [InlineData("Xyzzyville")]
    [InlineData("00000")]
    public void What_names_no_place_is_none(string? typed) => Assert.Null(Gazetteer.France.Resolve(typed));

    [Fact]
    public void Every_commune_is_found_by_its_name_and_first_postcode()
    {
        Assert.Equal(34_874, Gazetteer.France.Communes.Count);
        Assert.All(
            Gazetteer.France.Communes,
            commune => Assert.NotNull(Gazetteer.France.Resolve($"{commune.Postcodes[0]} {commune.Name}"))
        );
    }
}
