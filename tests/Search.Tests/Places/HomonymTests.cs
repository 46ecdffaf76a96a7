using Visavis.Search.Places;
using Visavis.Search.Understanding;

namespace Visavis.Search.Tests.Places;

/// <summary>Communes that share a name are told apart by whom it concerns, not by us.</summary>
public sealed class HomonymTests
{
    [Theory]
    [InlineData("Saint-Denis")]
    [InlineData("saint denis")]
    [InlineData("Saint-Paul")]
    [InlineData("Saint-Martin")]
    [InlineData("Montreuil")]
    public void One_name_of_several_communes_leaves_the_choice(string typed)
    {
        var meant = Gazetteer.France.CommunesMeant(typed);

        Assert.True(meant.Count > 1);
        Assert.Equal(meant.Count, meant.Select(commune => commune.Code).Distinct().Count());
        Assert.True(QueryReader.Read("plombier", typed).PlaceChoices.Count > 1);
    }

    [Theory]
    [InlineData("Saint-Denis (974)", "97411")]
    [InlineData("Saint-Denis 97400", "97411")]
    [InlineData("Saint-Denis, La Réunion", "97411")]
    [InlineData("Lyon", "69123")]
    public void A_department_or_a_postcode_tells_them_apart(string typed, string code)
    {
        Assert.Equal([code], Gazetteer.France.CommunesMeant(typed).Select(commune => commune.Code));
        Assert.Empty(QueryReader.Read("plombier", typed).PlaceChoices);
    }

    [Fact]
    public void The_choice_or_the_postcode_beside_it_counts_only_among_them()
    {
        Assert.Equal("97411", Assert.Single(Gazetteer.France.CommunesMeant("Saint-Denis", choice: "97411")).Code);
        Assert.Equal("97411", Assert.Single(Gazetteer.France.CommunesMeant("Saint-Denis", postcode: "97400")).Code);
        Assert.True(Gazetteer.France.CommunesMeant("Saint-Denis", choice: "69123", postcode: "69003").Count > 1);
        Assert.Equal("69123", Assert.Single(Gazetteer.France.CommunesMeant("Lyon", choice: "97411")).Code);
        Assert.Empty(Gazetteer.France.CommunesMeant("Xyzzy-sur-Nulle-Part", choice: "97411"));
        Assert.Empty(Gazetteer.France.CommunesMeant("Rhône"));
    }

    [Fact]
    public void Every_choice_can_be_written_so_that_it_is_understood_as_itself()
    {
        foreach (var commune in Gazetteer.France.CommunesMeant("Saint-Denis").Concat(Gazetteer.France.CommunesMeant("Saint-Paul")))
        {
            var written = new[] { $"{commune.Name} ({commune.Department})", $"{commune.Name} {commune.Postcodes[0]}" };

            Assert.Contains(written, text => Gazetteer.France.Resolve(text)?.CommuneCode == commune.Code);
        }
    }

    [Fact]
    public void A_field_for_a_commune_is_suggested_communes_only()
    {
        var suggested = Gazetteer.France.SuggestCommunes("saint-den", 8);

        Assert.Contains(suggested, place => place.Text == "Saint-Denis (974)");
        Assert.All(Gazetteer.France.SuggestCommunes("rh", 8), place => Assert.NotNull(place.CommuneCode));
    }
}
