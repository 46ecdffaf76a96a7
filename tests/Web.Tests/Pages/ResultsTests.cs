using System.Net;
using AngleSharp.Dom;
using Visavis.TestSupport.Professionals;

namespace Visavis.Web.Tests.Pages;

public sealed class ResultsTests(FilledSite site) : IClassFixture<FilledSite>
{
    [Fact]
    public async Task Results_say_how_many_of_what_and_where()
    {
        var page = await site.OpenAsync("/professionals?what=plombier&where=Lyon");

        Assert.Equal("45 résultats pour «\u00a0plombier\u00a0»", Line(page.QuerySelector("h1")!));
        Assert.Contains("Autour de Lyon (69)", page.QuerySelector(".results-where")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("plombier, Lyon – Visavis", page.Title);
        Assert.Equal("plombier", page.QuerySelector("#header-what")!.GetAttribute("value"));
        Assert.Equal("Lyon", page.QuerySelector("#header-where")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_card_says_who_what_where_and_whether_they_are_there()
    {
        var page = await site.OpenAsync("/professionals?what=avocat");

        var card = page.QuerySelector(".person-card")!;
        var text = Line(card);
        Assert.Equal("Yann Le Goff", card.QuerySelector("h3 bdi")!.TextContent);
        Assert.Contains("Avocat", text, StringComparison.Ordinal);
        Assert.Contains("Brest (29)", text, StringComparison.Ordinal);
        Assert.Contains("français, anglais", text, StringComparison.Ordinal);
        Assert.Contains("À son compte", text, StringComparison.Ordinal);
        Assert.Contains("30\u00a0€", text, StringComparison.Ordinal);
        Assert.Equal("Hors ligne", card.QuerySelector(".presence")!.TextContent);
        Assert.StartsWith("/professionals/yann-le-goff-avocat-", card.QuerySelector("a")!.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_have_addresses_and_together_show_everybody_once()
    {
        var shown = new List<string>();
        var address = "/professionals?what=plombier&where=Lyon";
        for (var number = 1; number <= 3; number++)
        {
            var page = await site.OpenAsync(address);
            shown.AddRange(page.QuerySelectorAll(".person-card a").Select(a => a.GetAttribute("href")!));
            Assert.Equal($"Page {number}", page.QuerySelector(".pager [aria-current=page]")!.TextContent);
            Assert.Equal(number == 1, page.QuerySelector("a[rel=prev]") is null);
            Assert.Equal(number == 3, page.QuerySelector("a[rel=next]") is null);
            address = page.QuerySelector("a[rel=next]")?.GetAttribute("href") ?? "";
        }

        Assert.Equal(SmallDirectory.Plumbers, shown.Distinct().Count());
        Assert.Equal(SmallDirectory.Plumbers, shown.Count);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-3")]
    [InlineData("abc")]
    [InlineData("")]
    [InlineData("99999999999999999999")]
    public async Task A_page_number_that_makes_no_sense_is_the_first_page(string number)
    {
        var page = await site.OpenAsync($"/professionals?what=plombier&page={number}");

        Assert.Equal("Page 1", page.QuerySelector(".pager [aria-current=page]")!.TextContent);
    }

    [Fact]
    public async Task A_page_past_the_end_leads_to_the_last()
    {
        using var visitor = site.Site.NewPerson();

        var response = await visitor.GetAsync("/professionals?what=plombier&page=50");

        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        Assert.Equal("/professionals?what=plombier&page=3", response.Headers.Location?.OriginalString);
    }

    [Theory]
    [InlineData("V-{0}")]
    [InlineData("v{0}")]
    [InlineData(" V {0} ")]
    public async Task A_reference_typed_leads_straight_to_the_profile(string pattern)
    {
        var person = site.People[0];
        using var visitor = site.Site.NewPerson();
        var typed = pattern.Replace("{0}", person.ReferenceCode, StringComparison.Ordinal);

        var response = await visitor.GetAsync($"/professionals?what={Uri.EscapeDataString(typed)}");

        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        Assert.EndsWith(person.ReferenceCode, response.Headers.Location?.OriginalString, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task An_unknown_place_is_said_and_does_not_empty_the_list()
    {
        var page = await site.OpenAsync("/professionals?what=avocat&where=Xyzzyville");

        Assert.Contains("«\u00a0Xyzzyville\u00a0»", page.QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(SmallDirectory.Lawyers, page.QuerySelectorAll(".person-card").Length);
    }

    [Fact]
    public async Task An_empty_result_offers_what_does_find_people()
    {
        var page = await site.OpenAsync("/professionals?what=avocat&where=Lyon");

        Assert.StartsWith("Aucun résultat", Line(page.QuerySelector("h1")!), StringComparison.Ordinal);
        var everywhere = page.QuerySelectorAll(".suggestion")
            .Single(a => a.TextContent.Contains("Partout en France", StringComparison.Ordinal));
        Assert.Equal("/professionals?what=avocat", everywhere.GetAttribute("href"));
        Assert.Contains("3 personnes", everywhere.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_that_find_nobody_anywhere_get_advice()
    {
        var page = await site.OpenAsync("/professionals?what=zzyzx");

        Assert.Empty(page.QuerySelectorAll(".person-card"));
        Assert.NotNull(page.QuerySelector(".empty-state a[href='/professionals']"));
    }

    [Fact]
    public async Task Hostile_words_and_names_are_text()
    {
        var typed = Uri.EscapeDataString("\"><script>alert(1)</script>");

        var asked = await site.OpenAsync($"/professionals?what={typed}&where={typed}");
        var found = await site.OpenAsync("/professionals?what=sorciere");

        foreach (var page in new[] { asked, found })
        {
            Assert.DoesNotContain(page.Scripts, script => script.TextContent.Contains("alert(1)", StringComparison.Ordinal));
        }

        Assert.Contains("<script>alert(1)</script>", asked.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(SmallDirectory.HostileName, found.QuerySelector(".person-card bdi")!.TextContent);
    }

    [Fact]
    public async Task Endless_words_are_cut_and_answered()
    {
        var page = await site.OpenAsync($"/professionals?what={new string('a', 3000)}&where={new string('b', 3000)}");

        Assert.Equal(100, page.QuerySelector("h1 bdi")!.TextContent.Length);
    }

    [Fact]
    public async Task Results_read_in_English()
    {
        var page = await site.OpenAsync("/professionals?what=avocat&where=Brest", "en");

        Assert.Equal("3 results for “avocat”", Line(page.QuerySelector("h1")!));
        Assert.Contains("Around Brest (29)", page.QuerySelector(".results-where")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Offline", page.QuerySelector(".presence")!.TextContent);
    }

    private static string Line(IElement element) =>
        string.Join(' ', element.TextContent.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));
}
