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

    [Fact]
    public async Task When_nobody_is_online_those_who_can_be_booked_next_stand_on_the_home_page_soonest_first()
    {
        var now = DateTimeOffset.UtcNow;
        await site.App.AddProfessionalAsync(p =>
            (p.DisplayName, p.Presentation, p.UpdatedAt) = ("Nadia Neuf", "Rien de libre", now.AddDays(1))
        );
        await site.App.AddProfessionalAsync(p => (p.DisplayName, p.NextSlotAt) = ("Tom Tard", now.AddDays(3)));
        await site.App.AddProfessionalAsync(p => (p.DisplayName, p.NextSlotAt) = ("Sara Soon", now.AddHours(3)));
        await site.App.AddProfessionalAsync(p => (p.DisplayName, p.NextSlotAt) = ("Paul Passé", now.AddHours(-3)));

        var page = await site.OpenAsync("/", "fr");

        var shown = page.QuerySelectorAll("section[aria-labelledby=discover-title] .people-grid h3")
            .Select(name => name.TextContent.Trim());
        Assert.Equal(["Sara Soon", "Tom Tard"], shown);
    }
}
