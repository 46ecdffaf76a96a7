using System.Text.RegularExpressions;
using Visavis.Web.Foundation.Localization;

namespace Visavis.Web.Tests.Localization;

public sealed class ZoneTownsTests
{
    private static readonly string[] Languages = ["fr", "en"];

    [Theory]
    [InlineData("fr", "Europe/Paris", "heure de Paris")]
    [InlineData("en", "Europe/Paris", "Paris time")]
    [InlineData("fr", "Europe/Brussels", "heure de Bruxelles")]
    [InlineData("en", "Europe/Brussels", "Brussels time")]
    [InlineData("fr", "America/Toronto", "heure de Montréal")]
    [InlineData("fr", "Indian/Reunion", "heure de La Réunion")]
    [InlineData("fr", "Africa/Cairo", "heure du Caire")]
    [InlineData("fr", "Indian/Comoro", "heure des Comores")]
    [InlineData("fr", "Africa/Abidjan", "heure d’Abidjan")]
    [InlineData("en", "America/Argentina/Buenos_Aires", "Buenos Aires time")]
    [InlineData("fr", "UTC", "heure UTC")]
    [InlineData("en", "UTC", "UTC")]
    public void A_zone_is_said_by_its_town_in_the_readers_language(string language, string zone, string said) =>
        Assert.Equal(said, InLanguage.Write(language, () => ZoneTowns.TimeOf(zone)));

    [Fact]
    public void A_moment_names_the_clock_it_is_on() =>
        Assert.EndsWith(
            "10:00 (heure de Nouméa)",
            InLanguage.Write("fr", () => LocalTime.Of(new DateTimeOffset(2026, 11, 22, 23, 0, 0, TimeSpan.Zero), "Pacific/Noumea")),
            StringComparison.Ordinal
        );

    [Fact]
    public void Every_zone_that_can_be_chosen_is_said_without_the_signs_of_its_id() =>
        Assert.All(
            Languages.SelectMany(language => ZoneNames.All.Select(zone => InLanguage.Write(language, () => ZoneTowns.TimeOf(zone)))),
            said => Assert.DoesNotMatch(new Regex("[/_]", RegexOptions.None, TimeSpan.FromSeconds(1)), said)
        );
}
