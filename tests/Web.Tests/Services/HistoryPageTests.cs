using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Professionals;
using Visavis.Web.Bookings;
using Visavis.Web.Professionals;
using Visavis.Web.Services;
using Visavis.Web.Tests.Bookings;
using Visavis.Web.Tests.Hosting;

namespace Visavis.Web.Tests.Services;

/// <summary>The history of somebody with more services than a page holds.</summary>
public sealed class HistoryPageTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    [Fact]
    public async Task Sums_and_file_are_of_everything_chosen_and_the_list_goes_on_over_pages()
    {
        const int Count = 130;
        var anne = (await site.App.AddProfessionalAsync(p => p.DisplayName = "Anne Lefèvre")).Id;
        var paul = (await site.App.AddAccountAsync("Paul Petit")).Id;
        await site.App.WithDataAsync(db =>
        {
            db.AddRange(Enumerable.Range(0, Count).Select(number => BookingOf(anne, paul, number)));
            return db.SaveChangesAsync();
        });
        using var client = site.NewPerson();
        await client.SignInAsDemoAsync(paul);

        var first = await ReadAsync(client, "/history?by=service");
        var sums = first.QuerySelectorAll("tbody tr").Select(row => row.TextContent.Trim()).ToList();
        Assert.Equal(2, sums.Count);
        Assert.StartsWith("Jardin65", sums[0], StringComparison.Ordinal);
        Assert.Contains("130", first.QuerySelector("tfoot")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(100, first.QuerySelectorAll("#rows li").Length);
        var second = await ReadAsync(client, first.QuerySelector("#rows a[rel=next]")!.GetAttribute("href")!);
        Assert.Equal(30, second.QuerySelectorAll("#rows li").Length);

        // Capitals and accents make no difference, and the file has what the page shows.
        var some = await ReadAsync(client, "/history?q=JARDÎN");
        Assert.Contains("65", some.QuerySelector("tfoot")!.TextContent, StringComparison.Ordinal);
        var file = await client.GetAsync(some.QuerySelector("a[download]")!.GetAttribute("href")!);
        Assert.Equal(1 + 65, (await file.Content.ReadAsStringAsync()).TrimEnd().Split("\r\n").Length);
        Assert.Equal(
            130,
            int.Parse(
                (await ReadAsync(client, "/history?q=lefevre&year=nonsense&part=-4")).QuerySelector("tfoot td")!.TextContent,
                System.Globalization.CultureInfo.InvariantCulture
            )
        );
        Assert.Contains("Rien ne correspond", (await ReadAsync(client, "/history?q=zzz")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_service_says_how_far_its_appraisal_is_and_one_can_choose_by_it()
    {
        var anne = (await site.App.AddProfessionalAsync()).Id;
        var paul = (await site.App.AddAccountAsync("Paul Petit")).Id;
        var bookings = Enumerable.Range(0, 5).Select(number => BookingOf(anne, paul, number)).ToList();
        bookings[4].ClientAttendance = Attendance.Absent;
        await site.App.WithDataAsync(db =>
        {
            db.AddRange(bookings);
            db.Add(AppraisalOf(bookings[1], a => (a.IsSatisfied, a.IsRecommendation) = (true, true)));
            db.Add(AppraisalOf(bookings[2], a => a.Answer = "Désolée"));
            db.Add(AppraisalOf(bookings[3], a => a.RefusedAt = a.PublishedAt));
            return db.SaveChangesAsync();
        });
        foreach (var side in new[] { paul, anne })
        {
            using var person = site.NewPerson();
            await person.SignInAsDemoAsync(side);
            var lines = (await ReadAsync(person, "/history")).QuerySelectorAll("#rows li").Select(line => line.TextContent).ToList();
            Assert.Contains("Avis attendu", lines[0], StringComparison.Ordinal);
            Assert.Contains("satisfait, recommandé", lines[1], StringComparison.Ordinal);
            Assert.Contains("pas satisfait, avec réponse", lines[2], StringComparison.Ordinal);
            Assert.Contains("Avis refusé", lines[3], StringComparison.Ordinal);
            Assert.DoesNotContain("Avis", lines[4], StringComparison.Ordinal);

            foreach (var (choice, count) in new[] { ("awaited", 1), ("given", 2), ("answered", 1), ("nonsense", 5) })
            {
                var chosen = await ReadAsync(person, $"/history?appraisal={choice}");
                Assert.Equal(count, chosen.QuerySelectorAll("#rows li").Length);
                var file = await person.GetAsync(chosen.QuerySelector("a[download]")!.GetAttribute("href")!);
                Assert.Equal(1 + count, (await file.Content.ReadAsStringAsync()).TrimEnd().Split("\r\n").Length);
            }

            var all = await (await person.GetAsync("/history?handler=Csv")).Content.ReadAsStringAsync();
            Assert.Contains("pas satisfait, avec réponse", all, StringComparison.Ordinal);
        }
    }

    private static Appraisal AppraisalOf(Booking booking, Action<Appraisal> change)
    {
        var appraisal = new Appraisal
        {
            Id = Guid.NewGuid(),
            BookingId = booking.Id,
            ProfessionalId = booking.ProfessionalId,
            ClientId = booking.ClientId,
            ServiceAt = booking.StartsAt,
            PublishedAt = booking.EndsAt.AddDays(1),
        };
        change(appraisal);
        return appraisal;
    }

    private static async Task<AngleSharp.Html.Dom.IHtmlDocument> ReadAsync(PersonClient person, string path)
    {
        var answer = await person.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
    }

    private static Booking BookingOf(Guid anne, Guid paul, int number)
    {
        var start = DateTimeOffset.UtcNow.AddDays(-3 - number);
        return BookingSite.Completed(anne, paul, start, number % 2 == 0 ? "Ménage" : "Jardin");
    }
}
