using Microsoft.EntityFrameworkCore;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Databases;
using Visavis.TestSupport.Hosting;
using Visavis.TestSupport.Professionals;
using Visavis.Web.Bookings;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Tests.Bookings;

/// <summary>What the database refuses whatever code writes, on both providers.</summary>
[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class OverlapGuardTests
{
    private static readonly DateTimeOffset Nine = new(2026, 12, 1, 9, 0, 0, TimeSpan.Zero);

    public static TheoryData<DatabaseProvider> Providers => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Times_that_overlap_are_refused_and_times_that_touch_are_not(DatabaseProvider provider)
    {
        using var database = await TestDatabase.CreateAsync(provider);
        await using var app = AppHost.On(database);
        var (anne, other) = ((await app.AddProfessionalAsync()).Id, (await app.AddProfessionalAsync()).Id);

        Assert.True(await TakeAsync(app, anne, 0, 50));
        Assert.False(await TakeAsync(app, anne, 0, 50));
        Assert.False(await TakeAsync(app, anne, 49, 70));
        Assert.False(await TakeAsync(app, anne, -600, 600));
        Assert.False(await TakeAsync(app, anne, 10, 20));
        Assert.True(await TakeAsync(app, anne, 50, 70));
        Assert.True(await TakeAsync(app, anne, -20, 0));
        Assert.True(await TakeAsync(app, other, 10, 20));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_row_cannot_be_moved_onto_another_but_an_owner_may_overlap_itself(DatabaseProvider provider)
    {
        using var database = await TestDatabase.CreateAsync(provider);
        await using var app = AppHost.On(database);
        var anne = (await app.AddProfessionalAsync()).Id;
        var mine = Guid.NewGuid();
        Assert.True(await TakeAsync(app, anne, 0, 60, mine));
        Assert.True(await TakeAsync(app, anne, 120, 180));
        Assert.True(await TakeAsync(app, anne, 30, 90, mine));

        await Assert.ThrowsAsync<DbUpdateException>(() =>
            app.WithDataAsync(async db =>
            {
                var row = await db.Set<BookedTime>().FirstAsync(t => t.OwnerId == mine);
                row.EndsAt = Nine.AddMinutes(121);
                return await db.SaveChangesAsync();
            })
        );
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_time_that_ends_before_it_begins_or_lasts_two_days_is_refused(DatabaseProvider provider)
    {
        using var database = await TestDatabase.CreateAsync(provider);
        await using var app = AppHost.On(database);
        var anne = (await app.AddProfessionalAsync()).Id;

        await Assert.ThrowsAsync<DbUpdateException>(() => TakeAsync(app, anne, 10, 10));
        await Assert.ThrowsAsync<DbUpdateException>(() => TakeAsync(app, anne, 0, 48 * 60));
    }

    private static Task<bool> TakeAsync(AppHost app, Guid professional, int fromMinute, int toMinute, Guid? owner = null) =>
        app.WithDataAsync(async db =>
        {
            await using var transaction = await BookedTimes.BeginAsync(db, professional, Nine, CancellationToken.None);
            db.Add(
                BookedTimes.Of(
                    owner ?? Guid.NewGuid(),
                    professional,
                    BookedTimeKind.Booking,
                    Nine.AddMinutes(fromMinute),
                    Nine.AddMinutes(toMinute),
                    0,
                    0,
                    null
                )
            );
            var taken = await BookedTimes.TrySaveAsync(db, CancellationToken.None);
            if (taken)
            {
                await transaction.CommitAsync();
            }

            return taken;
        });
}
