using Visavis.Web.Foundation.Localization;

namespace Visavis.Web.Tests.Localization;

public sealed class CountedTests
{
    [Theory]
    [InlineData("fr", 0, "0 titre réservé")]
    [InlineData("fr", 1, "1 titre réservé")]
    [InlineData("fr", 2, "2 titres réservés")]
    [InlineData("en", 0, "0 titres réservés")]
    [InlineData("en", 1, "1 titre réservé")]
    [InlineData("en", 21, "21 titres réservés")]
    public void Words_follow_their_number_as_the_language_has_it(string language, int number, string expected) =>
        Assert.Equal(
            expected,
            InLanguage.Write(
                language,
                () =>
                    string.Format(
                        System.Globalization.CultureInfo.CurrentCulture,
                        "{0} {0:titre réservé|titres réservés}",
                        new Counted(number)
                    )
            )
        );
}
