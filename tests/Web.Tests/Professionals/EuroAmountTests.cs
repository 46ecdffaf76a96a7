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
    public void An_amount_is_read_as_people_type_it(string text, int cents) => Assert.Equal(cents, EuroAmount.Parse(text));

    [Theory]
    [InlineData("1.200")]
    [InlineData("1,200")]
    [InlineData("1.200,50")]
    [InlineData("-3")]
    [InlineData("1e3")]
    [InlineData("100000.01")]
    [InlineData("99999999999999999999")]
    [InlineData("٤٥")]
    [InlineData("")]
    public void What_could_mean_something_else_or_nothing_is_no_amount(string text) => Assert.Null(EuroAmount.Parse(text));
}
