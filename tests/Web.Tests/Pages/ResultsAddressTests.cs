using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Visavis.Search;
using Visavis.Web.Accounts;
using Visavis.Web.Results.Pages;

namespace Visavis.Web.Tests.Pages;

public sealed class ResultsAddressTests
{
    [Fact]
    public void Everything_that_can_be_asked_is_in_the_address_in_one_order()
    {
        const string Address =
            "/professionals?what=plombier&where=Lyon&near=45.76,4.84&radius=10&category=freelance&category=company&language=fr&language=en"
            + "&price=free&price=above-100&online=1&recommended=1&available=week&sort=distance&page=3";

        var asked = Read(Address);

        Assert.Equal(new GeoPoint(45.76, 4.84), asked.Near);
        Assert.Equal([AccountCategory.Freelance, AccountCategory.Company], asked.Categories);
        Assert.Equal([PriceRange.Free, PriceRange.Above100], asked.Prices);
        Assert.Equal(NextAvailability.ThisWeek, asked.Available);
        Assert.Equal(SearchSort.Distance, asked.Sort);
        Assert.Equal(Uri.UnescapeDataString(Address), Uri.UnescapeDataString(asked.ToString()));
    }

    [Fact]
    public void The_order_of_the_ticks_does_not_make_another_address()
    {
        Assert.Equal(
            Read("/professionals?price=free&category=company&category=freelance&what=a").ToString(),
            Read("/professionals?what=a&category=freelance&category=company&category=company&price=free").ToString()
        );
    }

    [Theory]
    [InlineData("price=<script>")]
    [InlineData("price=0")]
    [InlineData("category=visitor")]
    [InlineData("category=2")]
    [InlineData("language=zz")]
    [InlineData("language=../../etc")]
    [InlineData("near=91,0")]
    [InlineData("near=NaN,NaN")]
    [InlineData("near=1e999,2")]
    [InlineData("near=48.85")]
    [InlineData("radius=-5")]
    [InlineData("radius=30")]
    [InlineData("radius=7")]
    [InlineData("online=yes")]
    [InlineData("available=never")]
    [InlineData("available=today&available=week")]
    [InlineData("sort=name")]
    [InlineData("sort=")]
    [InlineData("page=-1")]
    [InlineData("page=1")]
    [InlineData("page=99999999999999999999")]
    [InlineData("unheard=of")]
    public void What_makes_no_sense_is_as_if_it_were_absent(string query) =>
        Assert.Equal("/professionals", Read($"/professionals?{query}").ToString());

    [Fact]
    public void A_position_is_kept_to_about_a_kilometre() =>
        Assert.Equal("/professionals?near=45.76,4.84", Read("/professionals?near=45.764043,4.835659").ToString());

    [Fact]
    public void Without_filters_the_words_the_place_and_the_order_stay() =>
        Assert.Equal(
            "/professionals?what=a&where=b&radius=10&sort=distance",
            Read("/professionals?what=a&where=b&radius=10&price=free&online=1&sort=distance&page=4").Unfiltered.ToString()
        );

    private static ResultsAddress Read(string address) =>
        ResultsAddress.Read(new QueryCollection(QueryHelpers.ParseQuery(address[address.IndexOf('?', StringComparison.Ordinal)..])));
}
