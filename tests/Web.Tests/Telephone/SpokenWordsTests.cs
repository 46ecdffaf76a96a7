using Microsoft.Extensions.DependencyInjection;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Telephone.Speech;
using Visavis.Web.Tests.Hosting;

namespace Visavis.Web.Tests.Telephone;

/// <summary>Numbers, amounts and dates as they are said.</summary>
public sealed class SpokenWordsTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    [Theory]
    [InlineData(0, "zéro")]
    [InlineData(21, "vingt et un")]
    [InlineData(71, "soixante et onze")]
    [InlineData(80, "quatre-vingts")]
    [InlineData(81, "quatre-vingt-un")]
    [InlineData(99, "quatre-vingt-dix-neuf")]
    [InlineData(200, "deux cents")]
    [InlineData(201, "deux cent un")]
    [InlineData(1000, "mille")]
    [InlineData(80_000, "quatre-vingt mille")]
    [InlineData(200_300, "deux cent mille trois cents")]
    public void Numbers_in_french(int number, string words) => Assert.Equal(words, SpokenNumbers.Of(number, "fr"));

    [Theory]
    [InlineData(13, "thirteen")]
    [InlineData(42, "forty-two")]
    [InlineData(105, "one hundred and five")]
    [InlineData(2026, "two thousand and twenty-six")]
    [InlineData(1234, "one thousand two hundred and thirty-four")]
    public void Numbers_in_english(int number, string words) => Assert.Equal(words, SpokenNumbers.Of(number, "en"));

    [Fact]
    public void Every_number_has_words_of_its_own_in_both_languages()
    {
        foreach (var language in new[] { "fr", "en" })
        {
            Assert.Equal(10_000, Enumerable.Range(0, 10_000).Select(n => SpokenNumbers.Of(n, language)).Distinct().Count());
        }
    }

    [Fact]
    public void Amounts_lengths_and_days()
    {
        var spoken = site.App.Services.GetRequiredService<SpokenWords>();
        var at = new DateTimeOffset(2026, 12, 1, 20, 5, 0, TimeSpan.Zero);
        Assert.Equal("douze euros et cinquante centimes", InLanguage.Write("fr", () => spoken.Money(1250)));
        Assert.Equal("un euro", InLanguage.Write("fr", () => spoken.Money(100)));
        Assert.Equal("une heure et une minute", InLanguage.Write("fr", () => spoken.Minutes(61)));
        Assert.Equal("vingt et une heures", InLanguage.Write("fr", () => spoken.Minutes(21 * 60)));
        Assert.Equal("mardi premier décembre, à vingt et une heures cinq", InLanguage.Write("fr", () => spoken.When(at, "Europe/Paris")));
        Assert.Equal("Tuesday the first of December, at nine oh five p.m.", InLanguage.Write("en", () => spoken.When(at, "Europe/Paris")));
    }

    [Theory]
    [InlineData("fr", "Mardi 1 décembre 2026 à 21:05", "Mardi premier décembre deux mille vingt-six à vingt et une heures cinq")]
    [InlineData("fr", "De 9 h à 10h30, 2 personnes", "De neuf heures à dix heures trente, deux personnes")]
    [InlineData(
        "fr",
        "1\u00a0250,50\u00a0€ à régler, puis 30 €",
        "mille deux cent cinquante euros et cinquante centimes à régler, puis trente euros"
    )]
    [InlineData("fr", "Appelez le 04 78 00 00 00", "Appelez le zéro quatre, soixante-dix-huit, zéro zéro, zéro zéro, zéro zéro")]
    [InlineData("fr", "Facture F2026-12", "Facture F deux, zéro, deux, six-douze")]
    [InlineData("en", "On 1 December at 2:30 pm, €27.50", "On one December at two thirty p.m., twenty-seven euros and fifty cents")]
    [InlineData("en", "14:00 to 15:00, 48 hours before", "two p.m. to three p.m., forty-eight hours before")]
    public void What_was_written_for_a_mail_is_said_in_words(string language, string written, string said)
    {
        var text = site.App.Services.GetRequiredService<SpokenText>();

        Assert.Equal(said, InLanguage.Write(language, () => text.Of(written)));
    }
}
