using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Professionals;
using Visavis.Web.Bookings;
using Visavis.Web.Professionals;
using Visavis.Web.Services;
using Visavis.Web.Tests.Bookings;
using Visavis.Web.Tests.Hosting;

namespace Visavis.Web.Tests.Services;

/// <summary>Hours of several services in one table, without scripts.</summary>
public sealed class HoursTableTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    [Fact]
    public async Task A_client_changes_one_line_contests_another_and_approves_the_rest_as_they_were_shown()
    {
        var anne = (await site.App.AddProfessionalAsync()).Id;
        var paul = (await site.App.AddAccountAsync("Paul Petit")).Id;
        var bookings = new List<Booking>();
        for (var days = 2; days < 6; days++)
        {
            bookings.Add(await AddAsync(anne, paul, days));
        }

        var foreign = await AddAsync(anne, (await site.App.AddAccountAsync("Zoé")).Id, 2);
        using var client = site.NewPerson();
        await client.SignInAsDemoAsync(paul);

        var refused = await PostAsync(client, "One", ("line", bookings[0].Code), ("adjustment", "−0,5"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await ReadAsync(refused);
        Assert.Equal("−0,5", page.QuerySelector($"#adjust-{bookings[0].Code}")!.GetAttribute("value"));
        Assert.Contains(
            "justification",
            page.QuerySelector($"#line-{bookings[0].Code} .field-error:not(:empty)")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(client, "One", ("line", foreign.Code))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(client, "Contest", ("line", foreign.Code))).StatusCode);

        await PostAsync(client, "One", ("line", bookings[0].Code), ("adjustment", "−0,5"), ("justification", "Arrivée tard"));
        await PostAsync(client, "Contest", ("line", bookings[1].Code), ("justification", "Personne n’est venu"));

        // One of the two that are left is corrected while the table is on the screen: only what was seen is approved.
        var shown = await ReadAsync(await client.GetAsync("/hours"));
        var seen = shown
            .QuerySelectorAll<IHtmlInputElement>("form[action='/hours?handler=All'] [name=seen]")
            .Select(i => ("seen", i.Value))
            .ToArray();
        Assert.Equal(2, seen.Length);
        await site.App.WithDataAsync(db =>
            db.Set<ServiceHours>()
                .Where(h => h.BookingId == bookings[3].Id)
                .ExecuteUpdateAsync(set => set.SetProperty(h => h.Minutes, 240).SetProperty(h => h.Version, h => h.Version + 1))
        );
        await PostAsync(client, "All", [.. seen, ("seen", HoursTable.StampOf(await HoursAsync(foreign)))]);

        Assert.Equal(
            [HoursState.Modified, HoursState.Contested, HoursState.Approved, HoursState.Entered],
            await Task.WhenAll(bookings.Select(async b => (await HoursAsync(b)).State))
        );
        Assert.Equal((30, HoursState.Entered), ((await HoursAsync(bookings[0])).ApprovedMinutes, (await HoursAsync(foreign)).State));
        Assert.Contains("1 ligne approuvée", (await ReadAsync(await client.GetAsync("/hours"))).Body!.Text(), StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> PostAsync(PersonClient client, string handler, params (string, string)[] fields) =>
        client.PostFormAsync($"/hours?handler={handler}", "/hours", fields);

    private static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage answer) =>
        new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());

    private Task<ServiceHours> HoursAsync(Booking booking) =>
        site.App.WithDataAsync(db => db.Set<ServiceHours>().AsNoTracking().SingleAsync(h => h.BookingId == booking.Id));

    private async Task<Booking> AddAsync(Guid anne, Guid client, int days)
    {
        var start = DateTimeOffset.UtcNow.AddDays(-days);
        var booking = BookingSite.Completed(anne, client, start);
        (booking.AnswerBy, booking.CountedMinutes) = (null, 60);
        await site.App.WithDataAsync(db =>
        {
            db.Add(booking);
            db.Add(
                new ServiceHours
                {
                    BookingId = booking.Id,
                    StartsAt = booking.StartsAt,
                    EndsAt = booking.EndsAt,
                    Minutes = 60,
                    EnteredAt = booking.EndsAt,
                    ApproveBy = DateTimeOffset.UtcNow.AddDays(9),
                }
            );
            return db.SaveChangesAsync();
        });
        return booking;
    }
}
