using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Visavis.Signaling.Calls;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Databases;
using Visavis.Web.Bookings;
using Visavis.Web.Calls;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Tests.Bookings;

public sealed class AnswerRateTests
{
    public static TheoryData<DatabaseProvider> Providers => TestDatabase.Providers;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task What_rang_out_and_what_expired_counts_against_and_what_could_not_be_answered_does_not(DatabaseProvider provider)
    {
        await using var site = await BookingSite.StartAsync(provider);
        var offer = await site.AddOfferAsync();
        await site.App.WithDataAsync(db =>
        {
            db.AddRange(
                Call(site, accepted: true, CallEndReason.HungUp),
                Call(site, accepted: false, CallEndReason.Declined),
                Call(site, accepted: false, CallEndReason.Missed),
                Call(site, accepted: false, CallEndReason.Cancelled),
                Call(site, accepted: false, CallEndReason.Missed, isBusy: true)
            );
            return db.SaveChangesAsync(Cancellation);
        });
        var accepted = await site.BookAsync(offer, BookingSite.At(26, 10));
        await site.DeskAsync(d => d.AcceptAsync(accepted.Id, BookingSide.Professional, Cancellation));
        await RefreshAsync(site);
        Assert.Null(await RateAsync(site));

        await site.BookAsync(offer, BookingSite.At(27, 10));
        site.Clock.Advance(TimeSpan.FromHours(49));
        await site.App.Services.GetRequiredService<BookingClock>().TickAsync(Cancellation);
        await RefreshAsync(site);

        // A call answered, one refused and a request accepted; a call that rang out and a request that expired.
        Assert.Equal(60, await RateAsync(site));

        site.Clock.Advance(TimeSpan.FromDays(91));
        await RefreshAsync(site);
        Assert.Null(await RateAsync(site));
    }

    [Theory]
    [InlineData(4, 4, null)]
    [InlineData(5, 5, 100)]
    [InlineData(2, 3 + 5, 25)]
    [InlineData(0, 9, 0)]
    public void Too_few_tell_nothing(int answered, int asked, int? rate) => Assert.Equal(rate, AnswerRates.Of(answered, asked));

    private static CallRecord Call(BookingSite site, bool accepted, CallEndReason reason, bool isBusy = false)
    {
        var now = site.Clock.GetUtcNow();
        return new CallRecord
        {
            Id = Guid.NewGuid().ToString("N"),
            CallerId = site.Client,
            CalleeId = site.Anne.Id,
            RequestId = Guid.NewGuid().ToString("N"),
            State = nameof(CallState.Ended),
            EndReason = reason.ToString(),
            StartedAt = now,
            RingExpiresAt = now.AddSeconds(45),
            AcceptedAt = accepted ? now.AddSeconds(5) : null,
            EndedAt = now.AddSeconds(isBusy ? 0 : 45),
        };
    }

    private static Task RefreshAsync(BookingSite site) => site.App.Services.GetRequiredService<AnswerRates>().RefreshAsync(Cancellation);

    private static Task<int?> RateAsync(BookingSite site) =>
        site.App.WithDataAsync(db => db.Professionals.Where(p => p.Id == site.Anne.Id).Select(p => p.AnswerRate).SingleAsync(Cancellation));
}
