using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.Web.Bookings;
using Visavis.Web.Services;

namespace Visavis.Web.Tests.Bookings;

/// <summary>For 24 hours after its end a service is "Terminé" on both dashboards: hours are confirmed, nothing is appraised. Then it is history.</summary>
[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class SettlingDayTests
{
    [Fact]
    public async Task A_service_stands_as_ended_for_a_day_with_its_hours_and_without_an_appraisal_and_then_the_other_way_round()
    {
        await using var site = await BookingSite.StartAsync(onPort: true);
        var booking = await site.BookAsync(await site.AddOfferAsync(o => o.ConfirmsAtOnce = true), BookingSite.At(24, 10));
        site.Clock.Advance(booking.EndsAt - site.Clock.GetUtcNow());
        await site.TickAsync();
        await CheckAsync(isSettling: true);

        site.Clock.Advance(AppraisalDesk.Settling - TimeSpan.FromSeconds(1));
        await site.TickAsync();
        await CheckAsync(isSettling: true);

        site.Clock.Advance(TimeSpan.FromSeconds(1));
        await site.TickAsync();
        await CheckAsync(isSettling: false);

        async Task CheckAsync(bool isSettling)
        {
            foreach (var who in new[] { site.Anne.Id, site.Client })
            {
                using var person = new PersonClient(site.App.ClientOptions.BaseAddress);
                await person.SignInAsDemoAsync(who);
                var board = await ReadAsync(person, "/dashboard");
                var row = board.QuerySelector("section[aria-labelledby=done-title] tbody tr");
                Assert.Equal(isSettling, row is not null);
                Assert.Equal(isSettling, row?.TextContent.Contains("Terminé", StringComparison.Ordinal) == true);
                Assert.Null(board.QuerySelector("section[aria-labelledby=next-title] tbody tr"));
                Assert.Equal(!isSettling, (await ReadAsync(person, "/history")).QuerySelector($"a[href*='{booking.Code}']") is not null);
                var service = await ReadAsync(person, $"/services/{booking.Code}");
                Assert.Equal(!isSettling && who == site.Client, service.QuerySelector("[name=recommends]") is not null);
            }
        }
    }

    private static async Task<IDocument> ReadAsync(PersonClient person, string path) =>
        await new HtmlParser().ParseDocumentAsync(
            await (await person.GetAsync(path)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken)
        );
}
