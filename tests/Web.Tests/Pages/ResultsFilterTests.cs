using System.Net;
using AngleSharp.Dom;
using Visavis.TestSupport.Professionals;

namespace Visavis.Web.Tests.Pages;

public sealed class ResultsFilterTests(FilledSite site) : IClassFixture<FilledSite>
{
    private const string Plumbers = "/professionals?what=plombier&where=Lyon";

    [Fact]
    public async Task Each_filter_says_how_many_people_it_leaves()
    {
        var page = await site.OpenAsync(Plumbers);

        Assert.Equal(9, CountOf(page, "category-freelance"));
        Assert.Equal(9, CountOf(page, "category-job-seeker"));
        Assert.Equal(SmallDirectory.Plumbers, CountOf(page, "language-fr"));
        Assert.Equal(SmallDirectory.Plumbers, CountOf(page, "radius-5"));
        Assert.Equal(20, CountOf(page, "price-up-to-30"));
        Assert.Equal(10, CountOf(page, "price-up-to-60"));
        Assert.Null(page.GetElementById("price-above-100"));
        Assert.Null(page.GetElementById("online-1"));
        Assert.Null(page.GetElementById("recommended-1"));
        Assert.Null(page.GetElementById("available-today"));
    }

    [Fact]
    public async Task A_count_tells_the_truth_and_the_chip_takes_the_filter_back()
    {
        var page = await site.OpenAsync(Plumbers + "&category=company&price=up-to-30");

        var shown = page.QuerySelectorAll(".person-card").Length;
        Assert.Equal(CountOf(page, "category-company"), shown);
        Assert.InRange(shown, 1, 8);
        Assert.True(page.GetElementById("category-company")!.HasAttribute("checked"));
        var chips = page.QuerySelectorAll(".chip").ToDictionary(chip => Words(chip), chip => chip.GetAttribute("href"));
        Assert.Equal(Plumbers + "&price=up-to-30", chips["Retirer le filtre Entreprise"]);
        Assert.Equal(Plumbers + "&category=company", chips["Retirer le filtre Jusqu’à 30\u00a0€"]);
        Assert.Equal(Plumbers, chips["Tout effacer"]);
    }

    [Fact]
    public async Task Filters_last_through_pages_and_sorts()
    {
        var page = await site.OpenAsync(Plumbers + "&language=fr");

        Assert.Equal(Plumbers + "&language=fr&page=2", page.QuerySelector("a[rel=next]")!.GetAttribute("href"));
        Assert.Equal(Plumbers + "&language=fr&sort=distance", page.GetElementById("sort-distance")!.GetAttribute("href"));
        Assert.Equal("true", page.GetElementById("sort-relevance")!.GetAttribute("aria-current"));
        Assert.EndsWith(
            Plumbers + "&language=fr",
            page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_filter_that_empties_the_list_offers_to_go_without_it()
    {
        var page = await site.OpenAsync("/professionals?what=avocat&where=Brest&category=freelance&price=above-100&language=fr");

        var offers = page.QuerySelectorAll(".suggestion").ToDictionary(a => a.GetAttribute("href")!, Words);
        Assert.Equal(
            "Sans le filtre «\u00a0Plus de 100\u00a0€\u00a0» 3 personnes",
            offers["/professionals?what=avocat&where=Brest&category=freelance&language=fr"]
        );
        Assert.Contains("/professionals?what=avocat&where=Brest", offers.Keys);
        Assert.All(offers.Values, offer => Assert.DoesNotContain(" 0 ", offer, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Around_the_reader_distances_are_measured_from_there()
    {
        var page = await site.OpenAsync("/professionals?what=avocat&near=48.39,-4.49");

        Assert.Equal("Autour de vous, jusqu’à 30\u00a0km", page.QuerySelector(".results-where p")!.TextContent);
        Assert.Contains("à 1", page.QuerySelector(".person-card-place")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("48.39,-4.49", page.QuerySelector("#filters-form input[name=near]")!.GetAttribute("value"));
        Assert.Equal("/professionals?what=avocat", page.QuerySelector(".chip")!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_place_typed_in_the_first_box_is_said_and_put_in_the_second()
    {
        var page = await site.OpenAsync("/professionals?what=plombier%20%C3%A0%20Lyon");

        Assert.Contains("45 résultats pour «\u00a0plombier\u00a0»", Words(page.QuerySelector("h1")!), StringComparison.Ordinal);
        Assert.Contains(
            "«\u00a0Lyon\u00a0» est compris comme un lieu.",
            page.QuerySelector(".notice")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal("/professionals?what=plombier", page.QuerySelector(".notice a")!.GetAttribute("href"));
        Assert.Equal("plombier", page.QuerySelector("#header-what")!.GetAttribute("value"));
        Assert.Equal("Lyon (69)", page.QuerySelector("#header-where")!.GetAttribute("value"));
        Assert.Equal("/professionals?what=plombier&where=Lyon%20(69)&page=2", page.QuerySelector("a[rel=next]")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Online_after_a_trade_lists_who_consults_by_video_when_nobody_is_there()
    {
        var page = await site.OpenAsync("/professionals?what=plombier%20en%20ligne");

        Assert.NotEmpty(page.QuerySelectorAll(".person-card"));
        Assert.Null(page.GetElementById("online-1"));
        Assert.Contains("par vidéo", page.QuerySelector("[data-by-video]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("plombier", page.QuerySelector("#header-what")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Online_now_typed_as_words_is_a_filter_that_can_be_taken_back()
    {
        var page = await site.OpenAsync("/professionals?what=plombier%20en%20ligne%20maintenant");

        Assert.Empty(page.QuerySelectorAll(".person-card"));
        Assert.True(page.GetElementById("online-1")!.HasAttribute("checked"));
        var chip = page.QuerySelector(".chip")!;
        Assert.Equal("Retirer le filtre En ligne maintenant", Words(chip));
        Assert.Equal("/professionals?what=plombier", chip.GetAttribute("href"));
        Assert.Equal("/professionals?what=plombier", page.QuerySelector(".suggestion")!.GetAttribute("href"));
    }

    [Fact]
    public async Task When_nobody_has_every_word_the_page_says_so()
    {
        var page = await site.OpenAsync("/professionals?what=avocat%20zzyzxqq");

        Assert.Contains("Personne ne répond à tous ces mots", page.QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(SmallDirectory.Lawyers, page.QuerySelectorAll(".person-card").Length);
    }

    [Fact]
    public async Task Slots_and_recommendations_show_once_somebody_has_them()
    {
        await using var own = new DirectorySite();
        var soon = DateTimeOffset.UtcNow.AddHours(1);
        await own.App.AddProfessionalAsync(person =>
        {
            person.NextSlotAt = soon;
            person.RecommendationCount = 3;
        });
        await own.App.AddProfessionalAsync(person => person.NextSlotAt = soon.AddDays(3));
        await own.App.AddProfessionalAsync();
        await own.App.IndexAsync();

        var page = await own.OpenAsync("/professionals?sort=slot");
        var week = await own.OpenAsync("/professionals?available=week&recommended=1");

        Assert.Equal(2, CountOf(page, "available-week"));
        Assert.Equal(1, CountOf(page, "recommended-1"));
        var facts = page.QuerySelectorAll(".person-card-fact").Select(Words).ToList();
        Assert.Equal("3 recommandations", facts[0]);
        Assert.StartsWith("Prochain créneau", facts[1], StringComparison.Ordinal);
        Assert.Single(week.QuerySelectorAll(".person-card"));
        Assert.Equal(
            ["Retirer le filtre D’ici 7 jours", "Retirer le filtre Avec au moins une recommandation", "Tout effacer"],
            week.QuerySelectorAll(".chip").Select(Words)
        );
    }

    [Theory]
    [InlineData("price=<script>alert(1)</script>")]
    [InlineData("category=%00&language=%F0%9F%92%A9&sort=%27%3B--")]
    [InlineData("page=-1&radius=1e9&near=,")]
    public async Task Hostile_values_are_ignored(string query)
    {
        var page = await site.OpenAsync($"/professionals?what=avocat&{query}");

        Assert.Equal(SmallDirectory.Lawyers, page.QuerySelectorAll(".person-card").Length);
        Assert.Empty(page.QuerySelectorAll(".chip"));
        Assert.DoesNotContain(page.Scripts, script => script.TextContent.Contains("alert(1)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_endless_address_is_refused_or_cut()
    {
        using var visitor = site.Site.NewPerson();

        var endless = await visitor.GetAsync($"/professionals?what={new string('a', 10_000)}");
        var many = await visitor.GetAsync("/professionals?what=avocat" + string.Concat(Enumerable.Repeat("&price=free", 400)));

        Assert.InRange((int)endless.StatusCode, 400, 431);
        Assert.Equal(HttpStatusCode.OK, many.StatusCode);
    }

    [Fact]
    public async Task Filters_read_in_English()
    {
        var page = await site.OpenAsync(Plumbers + "&language=en", "en");

        Assert.Equal("Remove the filter English", Words(page.QuerySelector(".chip")!));
        Assert.Equal("French, 45 people", Words(page.QuerySelector("label[for=language-fr]")!));
        Assert.Equal("Up to €30, 20 people", Words(page.QuerySelector("label[for=price-up-to-30]")!));
    }

    private static int CountOf(IDocument page, string id) =>
        int.Parse(
            new string([.. page.QuerySelector($"label[for='{id}'] .filter-count")!.TextContent.Where(char.IsAsciiDigit)]),
            System.Globalization.CultureInfo.InvariantCulture
        );

    private static string Words(IElement element) =>
        string.Join(' ', element.TextContent.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries))
            .Replace(" ,", ",", StringComparison.Ordinal);
}
