using System.Globalization;
using Visavis.Web.Availability.Holidays;

namespace Visavis.Web.Tests.Availability;

public sealed class HolidayCalendarTests
{
    private readonly HolidayCalendar calendar = new();

    [Theory]
    [InlineData("69123", HolidayPlace.France)]
    [InlineData("67482", HolidayPlace.AlsaceMoselle)]
    [InlineData("57463", HolidayPlace.AlsaceMoselle)]
    [InlineData("97411", HolidayPlace.Reunion)]
    [InlineData("98818", HolidayPlace.NouvelleCaledonie)]
    [InlineData("2A004", HolidayPlace.France)]
    [InlineData("", HolidayPlace.France)]
    public void A_commune_tells_whose_holidays_are_kept(string commune, HolidayPlace place) =>
        Assert.Equal(place, HolidayPlaces.OfCommune(commune));

    [Theory]
    [InlineData(HolidayPlace.France, false, "01-01 04-06 05-01 05-08 05-14 05-25 07-14 08-15 11-01 11-11 12-25")]
    [InlineData(HolidayPlace.AlsaceMoselle, true, "01-01 04-03 04-06 05-01 05-08 05-14 05-25 07-14 08-15 11-01 11-11 12-25 12-26")]
    [InlineData(HolidayPlace.AlsaceMoselle, false, "01-01 04-06 05-01 05-08 05-14 05-25 07-14 08-15 11-01 11-11 12-25 12-26")]
    [InlineData(HolidayPlace.Reunion, false, "01-01 04-06 05-01 05-08 05-14 05-25 07-14 08-15 11-01 11-11 12-20 12-25")]
    [InlineData(HolidayPlace.Belgium, false, "01-01 04-06 05-01 05-14 05-25 07-21 08-15 11-01 11-11 12-25")]
    [InlineData(HolidayPlace.Quebec, true, "01-01 04-03 05-18 06-24 07-01 09-07 10-12 12-25")]
    [InlineData(HolidayPlace.Quebec, false, "01-01 04-06 05-18 06-24 07-01 09-07 10-12 12-25")]
    public void The_days_of_2026_are_those_of_the_law(HolidayPlace place, bool goodFriday, string days) =>
        Assert.Equal(
            days,
            string.Join(' ', calendar.Of(place, goodFriday, 2026).Select(day => day.Date.ToString("MM-dd", CultureInfo.InvariantCulture)))
        );

    [Fact]
    public void In_Quebec_the_first_of_July_moves_off_a_Sunday_and_nothing_else_moves()
    {
        // 2029: the 1st of July is a Sunday. 2033: Christmas is one, and stays.
        Assert.Contains(calendar.Of(HolidayPlace.Quebec, false, 2029), day => day.Date == new NodaTime.LocalDate(2029, 7, 2));
        Assert.Contains(calendar.Of(HolidayPlace.Quebec, false, 2033), day => day.Date == new NodaTime.LocalDate(2033, 12, 25));
    }

    [Fact]
    public void Every_name_can_be_translated_and_Belgian_ones_are_French()
    {
        var days = Enum.GetValues<HolidayPlace>()
            .SelectMany(place => calendar.Of(place, true, 2026).Concat(calendar.Of(place, false, 2026)));

        Assert.Empty(days.Select(day => day.Name).Except(HolidayNames.All));
        Assert.Contains(calendar.Of(HolidayPlace.Belgium, false, 2026), day => day.Name == "Lundi de Pâques");
    }
}
