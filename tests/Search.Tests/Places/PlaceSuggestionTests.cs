using Visavis.Search.Places;

namespace Visavis.Search.Tests.Places;

public sealed class PlaceSuggestionTests
{
    [Theory]
    [InlineData("p", "Paris (75)")]
    [InlineData("lyo", "Lyon (69)")]
    [InlineData("saint-e", "Saint-Étienne (42)")]
    [InlineData("st et", "Saint-Étienne (42)")]
    [InlineData("hav", "Le Havre (76)")]
    [InlineData("690", "Lyon (69)")]
    [InlineData("69100", "Villeurbanne (69)")]
    [InlineData("69", "Rhône")]
    [InlineData("rhôn", "Rhône")]
    [InlineData("vileurbanne", "Villeurbanne (69)")]
    public void Places_are_suggested_by_name_and_postcode_the_most_populous_first(string typed, string text) =>
        Assert.Equal(text, Gazetteer.France.Suggest(typed, 5)[0].Text);

    [Fact]
    public void What_a_suggestion_puts_in_the_box_is_understood_as_exactly_that_place()
    {
        foreach (var typed in new[] { "saint-d", "vienne", "s", "l", "01", "2a", "la", "mont" })
        {
            var suggestions = Gazetteer.France.Suggest(typed, 8);

            Assert.NotEmpty(suggestions);
            Assert.Equal(suggestions.Count, suggestions.Select(place => place.Text).Distinct().Count());
            Assert.All(suggestions, place => Assert.Equal(place.CommuneCode, Gazetteer.France.Resolve(place.Text)?.CommuneCode));
        }
    }

    [Fact]
    public void The_department_and_the_postcode_typed_are_told()
    {
        var place = Gazetteer.France.Suggest("69003", 5)[0];

        Assert.Equal(("Lyon", "Rhône", "69003"), (place.Name, place.Department, place.Postcode));
    }

    [Theory]
    [InlineData("marseile", "Marseille")]
    [InlineData("toulousse", "Toulouse")]
    [InlineData("clermon-ferrand", "Clermont-Ferrand")]
    [InlineData("bordaux", "Bordeaux")]
    public void A_typing_error_in_the_name_of_a_town_is_forgiven(string typed, string name) =>
        Assert.Equal(name, Gazetteer.France.Resolve(typed)?.Name);

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("zzzz")]
    [InlineData("\ud800\0")]
    public void Nothing_is_suggested_for_no_place(string? typed) => Assert.Empty(Gazetteer.France.Suggest(typed, 5));
}
