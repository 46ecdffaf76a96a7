using Microsoft.EntityFrameworkCore;
using NodaTime;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Databases;
using Visavis.TestSupport.Professionals;
using Visavis.Web.Bookings;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Tests.Bookings;

/// <summary>Two hundred people want the same hour at once.</summary>
[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class RaceTests
{
    private const int People = 200;

    public static TheoryData<DatabaseProvider> Providers => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Of_two_hundred_attempts_on_one_hour_from_two_nodes_exactly_one_wins_and_the_others_get_three_slots(
        DatabaseProvider provider
    )
    {
        await using var site = await BookingSite.StartAsync(provider);
        await using var second = site.StartSecondNode();
        var hour = await site.AddOfferAsync();
        var short30 = await site.AddOfferAsync(o => o.DurationMinutes = 30);
        var blocking = await site.AddOfferAsync(o => o.DurationMinutes = 90);
        // Somebody who holds again gives up what they held before, and would win twice: each has an account of their own.
        var clients = new List<Guid>();
        for (var i = 0; i < People; i += 4)
        {
            clients.Add((await site.App.AddAccountAsync("Paul Petit", BookingSite.Mailed("paul"))).Id);
        }

        // A hold that has become a request, and a live one, take part too.
        var start = BookingSite.At(25, 10);
        Func<int, Task<HoldResult>>[] kinds =
        [
            i => site.HoldAsync(hour, start, 60, client: null, i % 2 == 0 ? site.App : second),
            i => site.HoldAsync(short30, start + Duration.FromMinutes(30), 30, client: null, i % 2 == 0 ? site.App : second),
            i =>
                site.HoldAsync(
                    blocking,
                    start - Duration.FromMinutes(60) + Duration.FromMinutes(30),
                    90,
                    client: null,
                    i % 2 == 0 ? site.App : second
                ),
            async i =>
            {
                var client = clients[i / 4];
                var held = await site.HoldAsync(hour, start, 60, client, second);
                if (held.Hold is { } hold)
                {
                    await site.MakeAsync(hold.Id, client);
                }

                return held;
            },
        ];

        var results = await Task.WhenAll(Enumerable.Range(0, People).Select(i => Task.Run(() => kinds[i % kinds.Length](i))));

        var times = await site.App.WithDataAsync(db =>
            db.Set<BookedTime>().Where(t => t.ProfessionalId == site.Anne.Id).OrderBy(t => t.StartsAt).ToListAsync()
        );
        Assert.All(times.Zip(times.Skip(1)), pair => Assert.True(pair.First.EndsAt <= pair.Second.StartsAt));
        var winners = results.Count(result => result.Outcome == HoldOutcome.Held);
        Assert.Equal(times.Count, winners);
        Assert.All(
            results.Where(result => result.Outcome != HoldOutcome.Held),
            result =>
            {
                Assert.Equal(HoldOutcome.Taken, result.Outcome);
                Assert.Equal(3, result.Alternatives.Count);
            }
        );
    }

    [Theory]
    [MemberData(nameof(Providers))]
    [Trait(Tiers.Trait, Tiers.Whole)]
    public async Task Of_two_hundred_holds_of_one_slot_exactly_one_wins(DatabaseProvider provider)
    {
        await using var site = await BookingSite.StartAsync(provider);
        await using var second = site.StartSecondNode();
        var offer = await site.AddOfferAsync();

        var results = await Task.WhenAll(
            Enumerable
                .Range(0, People)
                .Select(i => Task.Run(() => site.HoldAsync(offer, BookingSite.At(25, 10), node: i % 2 == 0 ? site.App : second)))
        );

        Assert.Single(results, result => result.Outcome == HoldOutcome.Held);
    }
}
