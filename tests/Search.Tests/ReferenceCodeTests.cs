namespace Visavis.Search.Tests;

public sealed class ReferenceCodeTests
{
    [Fact]
    public void Codes_read_back_as_they_are_shown_and_hold_nothing_that_looks_alike()
    {
        var random = new Random(1);
        foreach (var code in Enumerable.Range(0, 1000).Select(number => ReferenceCode.Create(random, 4 + (number % 3))))
        {
            Assert.Equal(code, ReferenceCode.Parse(ReferenceCode.Display(code)));
            Assert.Equal(code, ReferenceCode.Parse(code.ToLowerInvariant()));
            Assert.Contains(code, char.IsAsciiDigit);
            Assert.DoesNotContain(code, c => "01OILUVAEY".Contains(c) && c != 'Y');
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("plombier")]
    [InlineData("V-")]
    [InlineData("V-7K3")]
    [InlineData("V-7K0M")]
    [InlineData("69003 Lyon 69003 Lyon")]
    public void Other_text_is_no_code(string? text) => Assert.Null(ReferenceCode.Parse(text));

    [Theory]
    [InlineData("V-7K3S", "7K35")]
    [InlineData("v 7k8m", "7KBM")]
    [InlineData("V-7KO2", "7KQ2")]
    [InlineData("V-1K3M", "JK3M")]
    [InlineData("V-GK32", "6K3Z")]
    public void What_looks_alike_is_one_code(string typed, string code) => Assert.Contains(code, ReferenceCode.Alike(typed));

    [Fact]
    public void The_code_as_written_comes_first_and_they_stay_few()
    {
        Assert.Equal("7K3S", ReferenceCode.Alike("V-7K3S")[0]);
        Assert.Equal(["7K3M"], ReferenceCode.Alike("V-7K3M"));
        Assert.InRange(ReferenceCode.Alike("V-82562568").Count, 2, 64);
        Assert.Empty(ReferenceCode.Alike("plombier"));
    }

    [Fact]
    public void A_slip_or_an_exchange_makes_a_near_code()
    {
        var near = ReferenceCode.Near("7K3M");

        Assert.Contains("7K3N", near);
        Assert.Contains("K73M", near);
        Assert.DoesNotContain("7K3M", near);
        Assert.DoesNotContain("8K3N", near);
    }

    [Theory]
    [InlineData("3919", true)]
    [InlineData("36 24", true)]
    [InlineData("+33 6 22 33 44 55", true)]
    [InlineData("V-3624", false)]
    [InlineData("7K3M", false)]
    [InlineData("--", false)]
    public void A_number_by_itself_is_a_telephones(string typed, bool expected) =>
        Assert.Equal(expected, ReferenceCode.IsBareNumber(typed));
}
