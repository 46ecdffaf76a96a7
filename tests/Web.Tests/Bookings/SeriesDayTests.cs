using Microsoft.EntityFrameworkCore;
using NodaTime;
using Visavis.TestSupport.Accounts;
using Visavis.Web.Availability;
using Visavis.Web.Bookings;
using Visavis.Web.Professionals;

namespace Visavis.Web.Tests.Bookings;

/// <summary>A series at half past two in the night, over the Sunday on which the clock skips that time, and over the one that has it twice.</summary>
public sealed class SeriesDayTests
{
    private static readonly DateTimeZone Paris = DateTimeZoneProviders.Tzdb["Europe/Paris"];
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_date_whose_time_does_not_exist_is_shown_and_left_out_and_the_others_keep_the_wall_clock()
    {
        await using var site = await NightsAsync();
        var offer = await site.AddOfferAsync(o => (o.ConfirmsAtOnce, o.HorizonDays) = (true, 366));

        var (shown, made) = await BookAsync(site, offer, new LocalDateTime(2027, 3, 21, 2, 30), times: 3);

        Assert.Equal([true, false, true], shown.Select(date => date.IsFree));
        Assert.Equal((new LocalDateTime(2027, 3, 28, 2, 30), null), (shown[1].Local, shown[1].Start));
        Assert.Equal(
            [new LocalDateTime(2027, 3, 21, 2, 30), new LocalDateTime(2027, 4, 4, 2, 30)],
            made.Select(b => Instant.FromDateTimeOffset(b.StartsAt).InZone(Paris).LocalDateTime)
        );
        // The same wall clock an hour earlier: elapsed, two weeks less one hour.
        Assert.Equal(TimeSpan.FromHours((14 * 24) - 1), made[1].StartsAt - made[0].StartsAt);
    }

    [Fact]
    public async Task A_time_that_comes_twice_is_taken_once_the_first_time()
    {
        await using var site = await NightsAsync();
        var offer = await site.AddOfferAsync(o => (o.ConfirmsAtOnce, o.HorizonDays) = (true, 366));

        var (_, made) = await BookAsync(site, offer, new LocalDateTime(2027, 10, 24, 2, 30), times: 3);

        Assert.Equal(3, made.Count);
        Assert.Equal(Instant.FromUtc(2027, 10, 31, 0, 30).ToDateTimeOffset(), made[1].StartsAt);
        Assert.Equal(Instant.FromUtc(2027, 11, 7, 1, 30).ToDateTimeOffset(), made[2].StartsAt);
        Assert.All(
            made,
            b =>
                Assert.Equal(
                    (IsoDayOfWeek.Sunday, new LocalTime(2, 30)),
                    (
                        Instant.FromDateTimeOffset(b.StartsAt).InZone(Paris).DayOfWeek,
                        Instant.FromDateTimeOffset(b.StartsAt).InZone(Paris).TimeOfDay
                    )
                )
        );
    }

    [Fact]
    public async Task Days_off_count_beyond_the_horizon_of_single_appointments_as_well()
    {
        await using var site = await BookingSite.StartAsync();
        var offer = await site.AddOfferAsync(o => (o.ConfirmsAtOnce, o.HorizonDays) = (true, 40));
        await site.AddDayOffAsync(new DateOnly(2027, 1, 22));

        // Fridays from 8 January on; the horizon ends with the middle of January.
        var (shown, made) = await BookAsync(site, offer, new LocalDateTime(2027, 1, 8, 10, 0), times: 4);

        Assert.Equal([true, true, false, true], shown.Select(date => date.IsFree));
        Assert.Equal(3, made.Count);
    }

    private static async Task<(IReadOnlyList<SeriesDate> Shown, List<Booking> Made)> BookAsync(
        BookingSite site,
        ServiceOffer offer,
        LocalDateTime first,
        int times
    )
    {
        // A few weeks before, so that it lies within the horizon.
        var start = first.InZoneStrictly(Paris).ToInstant();
        site.Clock.Advance(start.ToDateTimeOffset().AddDays(-30) - site.Clock.GetUtcNow());
        var hold = (await site.HoldAsync(offer, start, client: site.Client)).Hold!;
        return await site.InScopeAsync<SeriesDesk, (IReadOnlyList<SeriesDate>, List<Booking>)>(async series =>
        {
            var wish = new SeriesWish(EveryWeeks: 1, Times: times, [], [], WithTeam: false);
            var shown = await series.PreviewAsync(hold, offer, Paris.Id, wish, None);
            await series.MakeAsync(hold, offer, Paris.Id, BookingSite.Request(site.Client), shown, None);
            return (shown, await site.App.WithDataAsync(db => db.Set<Booking>().AsNoTracking().OrderBy(b => b.StartsAt).ToListAsync()));
        });
    }

    /// <summary>Anne works at night as well.</summary>
    private static async Task<BookingSite> NightsAsync()
    {
        var site = await BookingSite.StartAsync();
        await site.App.WithDataAsync(db =>
            db.WorkingHours.ExecuteUpdateAsync(set => set.SetProperty(h => h.StartMinute, 0).SetProperty(h => h.EndMinute, 8 * 60))
        );
        return site;
    }
}
