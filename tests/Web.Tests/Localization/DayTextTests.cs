using System.Globalization;
using Visavis.Web.Foundation.Localization;

namespace Visavis.Web.Tests.Localization;

/// <summary>Days in words.</summary>
public sealed class DayTextTests
{
    [Theory]
    [InlineData("fr", 1, "dddd d MMMM yyyy", "mardi 1er décembre 2026")]
    [InlineData("fr-BE", 1, "d MMMM yyyy", "1er décembre 2026")]
    [InlineData("fr", 1, "ddd d MMM", "mar. 1er déc.")]
    [InlineData("fr", 11, "dddd d MMMM", "vendredi 11 décembre")]
    [InlineData("en", 1, "dddd d MMMM yyyy", "Tuesday 1 December 2026")]
    public void The_first_of_a_month_is_an_ordinal_in_French(string language, int day, string pattern, string written) =>
        Assert.Equal(written, DayText.Of(new DateOnly(2026, 12, day), pattern, CultureInfo.GetCultureInfo(language)));

    [Theory]
    [InlineData("fr", "01/12/2026")]
    [InlineData("en", "1 Dec 2026")]
    public void A_short_day_is_no_other_day_to_any_reader(string language, string written) =>
        Assert.Equal(written, InLanguage.Write(language, () => DayText.Brief(new DateOnly(2026, 12, 1))));
}
