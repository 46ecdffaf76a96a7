using Visavis.Web.Registration;

namespace Visavis.Web.Tests.Accounts;

public sealed class CommuneZonesTests
{
    [Theory]
    [InlineData("97411", "Indian/Reunion")]
    [InlineData("97209", "America/Martinique")]
    [InlineData("98818", "Pacific/Noumea")]
    [InlineData("69123", "Europe/Paris")]
    [InlineData("2A004", "Europe/Paris")]
    [InlineData(null, "Europe/Paris")]
    public void A_commune_tells_the_clock_of_its_people_and_every_machine_knows_it(string? commune, string zone)
    {
        Assert.Equal(zone, CommuneZones.Of(commune));
        Assert.True(TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _));
    }
}
