using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Visavis.TestSupport.Accounts;
using Visavis.Web.Bookings;
using Visavis.Web.Foundation.Mail;
using Visavis.Web.Notifications;

namespace Visavis.Web.Tests.Bookings;

/// <summary>State and start are read again when a reminder is due: nobody is reminded of what is over, cancelled or elsewhere.</summary>
public sealed class ReminderTests
{
    [Fact]
    public async Task Both_are_reminded_the_day_before_and_an_hour_before_and_never_twice()
    {
        await using var site = await StartAsync();
        var booking = await BookAsync(site);

        Assert.Empty(await AtAsync(site, booking.StartsAt.AddDays(-1).AddSeconds(-1)));
        Assert.Equal(2, (await AtAsync(site, booking.StartsAt.AddDays(-1))).Count);
        Assert.Equal(2, (await AtAsync(site, booking.StartsAt.AddHours(-2))).Count);
        var last = await AtAsync(site, booking.StartsAt.AddHours(-1));
        Assert.Equal(4, last.Count);
        Assert.All(last, mail => Assert.Contains("10:00", Words(site, mail), StringComparison.Ordinal));
        Assert.Equal(4, (await AtAsync(site, booking.StartsAt.AddMinutes(-1))).Count);
    }

    [Fact]
    public async Task What_was_cancelled_or_moved_without_dropping_its_reminders_is_read_again_and_not_told()
    {
        await using var site = await StartAsync();
        var (cancelled, moved) = (await BookAsync(site), await BookAsync(site, hour: 14));
        // The rows alone: as if another process had changed them between the plan and the sending.
        await site.App.WithDataAsync(db =>
            db.Set<Booking>()
                .Where(b => b.Id == cancelled.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(b => b.State, BookingState.Cancelled))
        );
        await site.App.WithDataAsync(db =>
            db.Set<Booking>()
                .Where(b => b.Id == moved.Id)
                .ExecuteUpdateAsync(set =>
                    set.SetProperty(b => b.StartsAt, moved.StartsAt.AddDays(7)).SetProperty(b => b.EndsAt, moved.EndsAt.AddDays(7))
                )
        );

        Assert.Empty(await AtAsync(site, moved.StartsAt.AddMinutes(-30)));
    }

    [Fact]
    public async Task After_a_move_each_reminder_goes_by_the_new_time_alone()
    {
        await using var site = await StartAsync();
        var booking = await BookAsync(site);
        Assert.Equal(
            DeskOutcome.Done,
            await site.InScopeAsync<BookingMoves, DeskOutcome>(m =>
                m.ProposeAsync(booking.Id, BookingSide.Client, BookingSite.At(28, 15), TestContext.Current.CancellationToken)
            )
        );

        Assert.Empty(await AtAsync(site, booking.StartsAt.AddMinutes(-30)));
        var told = await AtAsync(site, BookingSite.At(28, 14).ToDateTimeOffset());
        Assert.All(told, mail => Assert.Contains("15:00", Words(site, mail), StringComparison.Ordinal));
        Assert.Equal(4, told.Count);
    }

    [Fact]
    public async Task A_server_that_was_away_until_after_the_start_reminds_nobody()
    {
        await using var site = await StartAsync();
        var booking = await BookAsync(site);

        Assert.Empty(await AtAsync(site, booking.StartsAt));
    }

    private static async Task<BookingSite> StartAsync()
    {
        var site = await BookingSite.StartAsync(services: services =>
        {
            // What is due is delivered by the test, and nothing leaves.
            foreach (var name in new[] { nameof(MailWorker), "NoticeWorker" })
            {
                services.Remove(services.Single(s => !s.IsKeyedService && s.ImplementationType?.Name == name));
            }
        });
        await site.App.WithDataAsync(async db =>
        {
            BookingSite.Mailed("anne")(await db.Users.SingleAsync(a => a.Id == site.Anne.Id));
            return await db.SaveChangesAsync();
        });
        return site;
    }

    private static async Task<Booking> BookAsync(BookingSite site, int hour = 10) =>
        await site.BookAsync(await site.AddOfferAsync(o => o.ConfirmsAtOnce = true), BookingSite.At(26, hour));

    /// <summary>All reminders that were sent until then.</summary>
    private static async Task<List<QueuedMail>> AtAsync(BookingSite site, DateTimeOffset at)
    {
        site.Clock.Advance(at - site.Clock.GetUtcNow());
        await site.App.Services.GetRequiredService<PlannedNotices>().DeliverDueAsync(TestContext.Current.CancellationToken);
        return await site.App.WithDataAsync(db => db.Mails.AsNoTracking().Where(m => m.Kind == "booking-reminder").ToListAsync());
    }

    private static string Words(BookingSite site, QueuedMail mail) =>
        string.Join('\n', site.App.Services.GetRequiredService<MailWriter>().Read(mail).Paragraphs);
}
