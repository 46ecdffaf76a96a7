using Visavis.Search.Professions;
using Visavis.TestSupport.Professionals;

namespace Visavis.Web.Tests.Pages;

public sealed class HomeTests(DirectorySite site) : IClassFixture<DirectorySite>
{
    [Theory]
    [InlineData("fr", "fuite d’eau", "house painter")]
    [InlineData("en", "house painter", "fuite d’eau")]
    public async Task Common_needs_are_in_the_words_of_the_reader(string language, string offered, string foreign)
    {
        foreach (var title in new[] { "Plombier chauffagiste", "Peintre en bâtiment" })
        {
            await site.App.AddProfessionalAsync(p => p.ProfessionCode = ProfessionCatalog.Rome.Find(title)!.Code);
        }

        var page = await site.OpenAsync("/", language);

        var words = page.QuerySelectorAll("main a").Select(link => link.TextContent.Trim()).ToList();
        Assert.Contains(offered, words);
        Assert.DoesNotContain(foreign, words);
    }
}
