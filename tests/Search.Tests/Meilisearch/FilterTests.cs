using System.Text.Json.Nodes;
using Visavis.Search.Meilisearch;
using Visavis.TestSupport.Meilisearch;

namespace Visavis.Search.Tests.Meilisearch;

public sealed class FilterTests
{
    public static TheoryData<string> Hostile =>
        [
            "",
            "\"",
            "'",
            "\\",
            "\\\"",
            "\\\\",
            "a\\",
            "\" OR id EXISTS OR category = \"",
            "\\\" OR id EXISTS OR category = \\\"",
            "x\"] OR id IN [\"1",
            "a\nb\r\tc",
            "a\0b",
            "_geoRadius(0,0,9999999)",
            "NOT",
            "(",
            "]",
            "Ω 東京 👩‍🔧",
            "\\n\\u{41}",
        ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_value_stays_a_value_whatever_is_in_it(string value)
    {
        var filter = Filter.And(Filter.Equal("kind", "person"), Filter.In("category", ["one", value]));
        var accepts = StandInFilters.Parse(filter, "kind", "category", "id");

        Assert.True(accepts(Document("person", value)));
        Assert.True(accepts(Document("person", "one")));
        Assert.False(accepts(Document("person", value + "x")));
        Assert.False(accepts(Document("checkpoint", value)));
    }

    [Fact]
    public void No_values_and_values_too_long_to_be_held_accept_nobody()
    {
        Assert.Equal("category IN []", Filter.In("category", []));
        Assert.Equal("category IN []", Filter.In("category", [new string('é', 300)]));
        Assert.False(StandInFilters.Parse("category IN []", "category")(Document("person", "")));
    }

    [Fact]
    public void Alternatives_are_held_together_and_numbers_are_written_the_same_in_every_country()
    {
        using var _ = new CultureScope("fr-FR");

        Assert.Equal(
            "(communeCode IN [\"69123\"] OR _geoRadius(45.758, -4.835001, 1500)) AND nextSlotAt >= 0 AND nextSlotAt < 1500",
            Filter.And(
                Filter.Or(Filter.Equal("communeCode", "69123"), Filter.Around(new GeoPoint(45.758, -4.8350009), 1.5)),
                Filter.Between("nextSlotAt", DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddSeconds(1.5))
            )
        );
    }

    private static JsonObject Document(string kind, string category) =>
        new()
        {
            ["id"] = "1",
            ["kind"] = kind,
            ["category"] = category,
        };

    private sealed class CultureScope : IDisposable
    {
        private readonly System.Globalization.CultureInfo before = System.Globalization.CultureInfo.CurrentCulture;

        public CultureScope(string name) => System.Globalization.CultureInfo.CurrentCulture = new System.Globalization.CultureInfo(name);

        public void Dispose() => System.Globalization.CultureInfo.CurrentCulture = before;
    }
}
