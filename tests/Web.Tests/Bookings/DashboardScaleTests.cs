using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Databases;
using Visavis.Web.Bookings;
using Visavis.Web.Bookings.Pages;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Tests.Bookings;

/// <summary>The dashboard of whoever has more than a page of anything.</summary>
[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class DashboardScaleTests
{
    private const int Many = 205;

    public static TheoryData<DatabaseProvider> Both => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task What_is_open_beyond_a_page_is_on_the_next_one_and_what_waits_for_the_reader_on_every_one(DatabaseProvider provider)
    {
        await using var site = await BookingSite.StartAsync(provider);
        var now = site.Clock.GetUtcNow();
        await AddAsync(
            site,
            [
                .. Enumerable.Range(0, Many).Select(number => Open(site, now.AddDays(1 + (number / 50)), BookingState.Accepted)),
                Open(site, now.AddDays(40), BookingState.Requested),
                // Ended less, and more, than a day ago; it began long before.
                Open(site, now.AddHours(-47), BookingState.Completed, hours: 24),
                Open(site, now.AddHours(-49), BookingState.Completed, hours: 24),
            ]
        );

        var first = await OpenAsync(site, site.Anne.Id, 1);
        var second = await OpenAsync(site, site.Anne.Id, 2);

        Assert.Equal((Many + 2, 2, 200), (first.Count, first.Pages, first.Rows.Count));
        Assert.Equal(7, second.Rows.Count);
        Assert.Equal(Many + 2, first.Rows.Concat(second.Rows).Select(row => row.Booking.Id).Distinct().Count());
        Assert.Equal(BookingState.Completed, first.Rows[0].Booking.State);
        Assert.All([first, second], page => Assert.Equal(BookingState.Requested, Assert.Single(page.Needing).Booking.State));
        Assert.Equal(2, (await OpenAsync(site, site.Anne.Id, 99)).Page);
        Assert.Empty((await OpenAsync(site, site.Client, 1)).Needing);

        var older = Assert.Single(await HistoryAsync(site, site.Anne.Id, 1));
        Assert.Equal(now.AddHours(-49), older.Booking.StartsAt);
    }

    [Fact]
    public async Task The_page_says_that_there_is_more_and_leads_there()
    {
        await using var site = await BookingSite.StartAsync(onPort: true);
        var now = site.Clock.GetUtcNow();
        await AddAsync(site, [.. Enumerable.Range(0, Many).Select(number => Open(site, now.AddDays(1 + number), BookingState.Accepted))]);
        using var person = new PersonClient(site.App.ClientOptions.BaseAddress);
        await person.SignInAsDemoAsync(site.Anne.Id);

        var page = await ReadAsync(person, "/dashboard?as=professional");
        Assert.Contains($"Vous avez {Many} demandes et rendez-vous en cours", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("200", page.QuerySelector("[data-count=next]")!.TextContent);
        var next = await ReadAsync(person, page.QuerySelector("a[rel=next][href*='open=2']")!.GetAttribute("href")!);

        Assert.Equal("5", next.QuerySelector("[data-count=next]")!.TextContent);
        Assert.Equal("page", next.QuerySelector("a[href='/dashboard?as=professional']")!.GetAttribute("aria-current"));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task The_history_of_both_sides_goes_on_page_by_page_newest_first(DatabaseProvider provider)
    {
        await using var site = await BookingSite.StartAsync(provider);
        var now = site.Clock.GetUtcNow();
        BookingState[] states =
        [
            BookingState.Completed,
            BookingState.Cancelled,
            BookingState.Declined,
            BookingState.Expired,
            BookingState.Accepted,
        ];
        // Several of one moment, given and had.
        var bookings = Enumerable
            .Range(0, 60)
            .Select(number =>
            {
                var booking = Open(site, now.AddDays(-3 - (number / 6)), states[number % states.Length]);
                if (number % 4 == 0)
                {
                    (booking.ProfessionalId, booking.ClientId) = (site.Client, site.Anne.Id);
                }

                return booking;
            })
            .ToArray();
        await AddAsync(site, bookings);

        var listed = new List<DashboardRow>();
        for (var page = 1; page <= 3; page++)
        {
            listed.AddRange((await HistoryAsync(site, site.Anne.Id, page)).Take(DashboardReader.HistoryPage));
        }

        Assert.Equal(bookings.Select(b => b.StartsAt).OrderDescending(), listed.Select(row => row.Booking.StartsAt));
        Assert.Equal(60, listed.Select(row => row.Booking.Id).Distinct().Count());
        Assert.Equal(15, (await HistoryAsync(site, site.Anne.Id, 1, BookingSide.Client)).Count);
    }

    private static Booking Open(BookingSite site, DateTimeOffset start, BookingState state, int hours = 1)
    {
        var booking = BookingSite.Completed(site.Anne.Id, site.Client, start);
        (booking.State, booking.EndsAt, booking.AnswerBy) = (state, start.AddHours(hours), site.Clock.GetUtcNow().AddDays(2));
        return booking;
    }

    private static Task<int> AddAsync(BookingSite site, Booking[] bookings) =>
        site.App.WithDataAsync(db =>
        {
            db.AddRange(bookings);
            return db.SaveChangesAsync();
        });

    private static Task<OpenBookings> OpenAsync(BookingSite site, Guid reader, int page) =>
        site.InScopeAsync<DashboardReader, OpenBookings>(rows => rows.OpenAsync(reader, only: null, page, default));

    private static Task<IReadOnlyList<DashboardRow>> HistoryAsync(BookingSite site, Guid reader, int page, BookingSide? only = null) =>
        site.InScopeAsync<DashboardReader, IReadOnlyList<DashboardRow>>(rows => rows.HistoryAsync(reader, only, page, default));

    private static async Task<IHtmlDocument> ReadAsync(PersonClient person, string path) =>
        new HtmlParser().ParseDocument(await (await person.GetAsync(path)).EnsureSuccessStatusCode().Content.ReadAsStringAsync());
}
