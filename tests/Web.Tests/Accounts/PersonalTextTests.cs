using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Forms;

namespace Visavis.Web.Tests.Accounts;

public sealed class PersonalTextTests
{
    [Theory]
    [InlineData("  Élodie \t Petit\n", "Élodie Petit")]
    [InlineData("A\u202EB\u2066C\u200FD", "ABCD")]
    [InlineData("A\u200B\uFEFFB\0C", "ABC")]
    [InlineData("\u3164\u115F\u1160\uFFA0\u2800\u034F", "")]
    [InlineData("E\u0301lodie", "Élodie")]
    [InlineData("Nguyễn Văn Ước", "Nguyễn Văn Ước")]
    [InlineData("นที่", "นที่")]
    [InlineData("Zoé 🌻", "Zoé 🌻")]
    public void A_name_is_what_can_be_seen_of_it(string typed, string expected) =>
        Assert.Equal(expected, PersonalText.Clean(typed, PersonalText.LongestName));

    [Fact]
    public void Heaps_of_marks_do_not_cover_the_lines_around_a_name()
    {
        var heap = "a" + new string('\u0489', 30) + "b" + string.Concat(Enumerable.Repeat("\u0316\u0489", 20));

        Assert.Equal("a\u0489\u0489\u0489\u0489b\u0316\u0489\u0316\u0489", PersonalText.Clean(heap, PersonalText.LongestName));
    }
}
