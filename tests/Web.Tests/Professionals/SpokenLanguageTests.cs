using Visavis.Web.Professionals;

namespace Visavis.Web.Tests.Professionals;

public sealed class SpokenLanguageTests
{
    [Fact]
    public void A_form_that_sends_nothing_in_place_of_a_language_offers_the_same_choices()
    {
        Assert.Equal(SpokenLanguages.Choices([]), SpokenLanguages.Choices([null!, "", " "]));
    }
}
