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
}
