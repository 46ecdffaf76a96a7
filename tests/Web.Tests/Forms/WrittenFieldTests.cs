using Visavis.Web.Foundation.Forms;

namespace Visavis.Web.Tests.Forms;

public sealed class WrittenFieldTests
{
    [Theory]
    [InlineData("2026-12-31", true)]
    [InlineData(" 2028-02-29 ", true)]
    [InlineData("1900-01-01", true)]
    [InlineData("2199-12-31", true)]
    [InlineData("0001-01-01", false)]
    [InlineData("9999-12-31", false)]
    [InlineData("2027-02-29", false)]
    [InlineData("31/12/2026", false)]
    [InlineData("2026-12-31T10:00", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_day_is_read_as_date_fields_send_it(string? text, bool isDay)
    {
        var day = WrittenDate.Read(text);

        Assert.Equal(isDay, day is not null);
        Assert.Equal(isDay ? text!.Trim() : null, day is { } read ? WrittenDate.Of(read) : null);
    }

    [Theory]
    [InlineData("45", 45)]
    [InlineData(" 7 ", 7)]
    [InlineData("0", 0)]
    [InlineData("-1", null)]
    [InlineData("1,5", null)]
    [InlineData("1 000", null)]
    [InlineData("99999999999", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_whole_number_is_digits_and_nothing_else(string? text, int? number) => Assert.Equal(number, WrittenNumber.Read(text));

    [Theory]
    [InlineData("4", null)]
    [InlineData("5", 5)]
    [InlineData("60", 60)]
    [InlineData("61", null)]
    public void A_number_outside_its_limits_is_none(string text, int? number) => Assert.Equal(number, WrittenNumber.Read(text, 5, 60));
}
