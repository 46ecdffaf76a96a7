using System.Net;
using AngleSharp.Dom;
using Visavis.TestSupport.Professionals;
using Visavis.Web.Professionals;

namespace Visavis.Web.Tests.Pages;

/// <summary>Why somebody is listed, which of several places is meant, and references that are nearly right.</summary>
public sealed class ResultsSecondLookTests(FilledSite site) : IClassFixture<FilledSite>
{
    [Fact]
    public async Task A_card_says_why_somebody_is_listed_with_the_word_marked_and_only_where_it_does_not_show_anyway()
    {
        var byNeed = await site.OpenAsync("/professionals?what=fuite");
        var byTitle = await site.OpenAsync("/professionals?what=plombier");
        var english = await site.OpenAsync("/professionals?what=fuite", "en");

        var reason = byNeed.QuerySelector(".person-card .person-card-reason")!;
        Assert.StartsWith("fuite", reason.QuerySelector("mark")!.TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Répond au besoin", reason.TextContent, StringComparison.Ordinal);
        Assert.Empty(byTitle.QuerySelectorAll(".person-card-reason"));
        Assert.Contains("Helps with", english.QuerySelector(".person-card-reason")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_place_of_several_is_asked_about_and_the_answer_is_not_asked_again()
    {
        var asked = await site.OpenAsync("/professionals?what=avocat&where=Saint-Denis");

        var other = asked.QuerySelectorAll(".which-place a").Single(a => a.TextContent == "Saint-Denis (974), La Réunion");
        Assert.NotNull(asked.QuerySelector(".which-place a[aria-current=true]"));
        var told = await site.OpenAsync(other.GetAttribute("href")!);
        Assert.Contains("Saint-Denis (974)", told.QuerySelector(".results-where")!.TextContent, StringComparison.Ordinal);
        Assert.Null(told.QuerySelector(".which-place"));
    }

    [Fact]
    public async Task A_code_with_a_letter_that_looks_like_its_digit_leads_to_the_profile()
    {
        await site.Site.App.AddProfessionalAsync(p => p.ReferenceCode = "9KT5");
        using var visitor = site.Site.NewPerson();

        var response = await visitor.GetAsync("/professionals?what=V-9KTS");

        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        Assert.EndsWith("9kt5", response.Headers.Location?.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_that_nobody_has_offers_those_one_slip_away()
    {
        await site.Site.App.AddProfessionalAsync(p => p.ReferenceCode = "9WNX");
        var page = await site.OpenAsync("/professionals?what=V-9WXN");

        Assert.Contains(Offered(page), href => href.EndsWith("9wnx", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_bare_number_opens_nobody_and_says_what_to_do_in_an_emergency()
    {
        var person = await site.Site.App.AddProfessionalAsync(p => p.ReferenceCode = "3624");
        await site.Site.App.IndexAsync();

        var page = await site.OpenAsync("/professionals?what=3624");
        var emergency = await site.OpenAsync("/professionals?what=112");

        Assert.Contains(Offered(page), href => href == ProfessionalDirectory.ProfilePath(person));
        Assert.Empty(page.QuerySelectorAll(".person-card"));
        Assert.All(
            new[] { page, emergency },
            p => Assert.Contains("112", p.QuerySelector("[data-number]")!.TextContent, StringComparison.Ordinal)
        );
    }

    private static IEnumerable<string> Offered(IDocument page) =>
        page.QuerySelectorAll(".near-references a").Select(a => a.GetAttribute("href")!);
}
