using Visavis.Web.Contacts;

namespace Visavis.Web.Tests.Contacts;

public sealed class PhoneNumberTests
{
    [Theory]
    [InlineData("06 12 34 56 78", "FR", "+33612345678")]
    [InlineData("0612345678", "FR", "+33612345678")]
    [InlineData("+33 (0)6.12.34.56.78", "FR", "+33612345678")]
    [InlineData("0262 20 00 00", "FR", "+262262200000")]
    [InlineData("02 512 34 56", "BE", "+3225123456")]
    [InlineData("514 843-8421", "CA", "+15148438421")]
    [InlineData("+41 44 668 18 00", "FR", "+41446681800")]
    public void A_number_is_read_as_people_write_it(string typed, string country, string expected) =>
        Assert.Equal(expected, PhoneNumber.Read(typed, country));

    [Theory]
    [InlineData("")]
    [InlineData("12")]
    [InlineData("06 12 34 56")]
    [InlineData("appelez-moi")]
    [InlineData("01 23 45 67 89 poste 12")]
    [InlineData("00000000000000000000000000000000000000000000")]
    public void What_nobody_can_call_is_no_number(string typed) => Assert.Null(PhoneNumber.Read(typed));

    [Fact]
    public void A_number_is_shown_as_its_reader_dials_it()
    {
        Assert.Equal("06 12 34 56 78", PhoneNumber.Show("+33612345678"));
        Assert.Equal("+33 6 12 34 56 78", PhoneNumber.Show("+33612345678", "BE"));
    }

    [Theory]
    [InlineData("+33612345678", "06 12 34 56 78")]
    [InlineData("0612345678", "06 12 34 56 78")]
    [InlineData("poste 12", "poste 12")]
    public void What_was_written_once_is_shown_as_a_number_where_it_is_one(string written, string shown) =>
        Assert.Equal(shown, PhoneNumber.ShowWritten(written));

    [Theory]
    [InlineData("FR", "69 003", "69003")]
    [InlineData("BE", "1000", "1000")]
    [InlineData("LU", "L-1009", "1009")]
    [InlineData("CA", "h2x1y4", "H2X 1Y4")]
    [InlineData("FR", "6900", null)]
    [InlineData("CA", "12345", null)]
    public void Postal_codes_follow_their_country(string country, string typed, string? expected) =>
        Assert.Equal(expected, Countries.PostalCode(country, typed));
}
