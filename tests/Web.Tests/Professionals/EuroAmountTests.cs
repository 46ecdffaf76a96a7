using Visavis.Web.Professionals;

namespace Visavis.Web.Tests.Professionals;

public sealed class EuroAmountTests
{
    [Theory]
    [InlineData("45", 4500)]
    [InlineData("45,5", 4550)]
    [InlineData("45.50 €", 4550)]
    [InlineData("1 200,00", 120_000)]
    [InlineData("1\u202F200", 120_000)]
    [InlineData("100000", 10_000_000)]
    [InlineData("0", 0)]
    [InlineData("12€50", 1250)]
    [InlineData("12 € 50", 1250)]
    [InlineData("12€50c", 1250)]
    [InlineData("12 euros et 50 centimes", 1250)]
    [InlineData("12 euros", 1200)]
    [InlineData("€12.50", 1250)]
    [InlineData("EUR 12,50", 1250)]
    [InlineData("12,50 EUR", 1250)]
    [InlineData("12,-", 1200)]
    [InlineData("1'200", 120_000)]
    [InlineData("1.200,50", 120_050)]
    [InlineData("1,200.50", 120_050)]
    public void An_amount_is_read_as_people_type_it(string text, int cents) => Assert.Equal(cents, EuroAmount.Parse(text));

    [Theory]
    [InlineData("1.200")]
    [InlineData("1,200")]
    [InlineData("12 50")]
    [InlineData("12€5")]
    [InlineData("12€500")]
    [InlineData("50 centimes")]
    [InlineData("1 2 3")]
    [InlineData("12,50,00")]
    [InlineData("12€50€")]
    [InlineData("-3")]
    [InlineData("1e3")]
    [InlineData("100000.01")]
    [InlineData("99999999999999999999")]
    [InlineData("٤٥")]
    [InlineData("")]
    public void What_could_mean_something_else_or_nothing_is_no_amount(string text) => Assert.Null(EuroAmount.Parse(text));
}
