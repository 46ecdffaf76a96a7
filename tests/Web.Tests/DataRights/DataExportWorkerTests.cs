using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Databases;
using Visavis.TestSupport.Hosting;
using Visavis.Web.DataRights;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Media.Storage;

namespace Visavis.Web.Tests.DataRights;

[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class DataExportWorkerTests
{
    private readonly FakeTimeProvider clock = new(TestClock.Start);

    public static TheoryData<DatabaseProvider> Providers => TestDatabase.Providers;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_file_begun_by_a_node_that_died_is_made_again_when_its_lease_is_over(DatabaseProvider provider)
    {
        using var database = await TestDatabase.CreateAsync(provider);
        await using var app = AppHost.On(database, clock: clock, services: WithoutWorkers);
        var id = await AddAsync(app, DataExportState.Running, leasedFor: TimeSpan.FromMinutes(10));
        var worker = app.Services.GetRequiredService<DataExportWorker>();

        Assert.False(await worker.MakeNextAsync(Cancellation));
        clock.Advance(TimeSpan.FromMinutes(11));
        Assert.True(await worker.MakeNextAsync(Cancellation));

        Assert.Equal(DataExportState.Ready, (await ReadAsync(app, id))!.State);
    }

    [Fact]
    public async Task A_file_goes_when_its_time_is_over()
    {
        await using var app = AppHost.OnSqlite("Development", clock: clock, services: WithoutWorkers);
        var id = await AddAsync(app, DataExportState.Queued, leasedFor: null);
        var worker = app.Services.GetRequiredService<DataExportWorker>();
        await worker.MakeNextAsync(Cancellation);
        var made = (await ReadAsync(app, id))!;
        Assert.Equal(clock.GetUtcNow() + DataExportWorker.KeptFor, made.ExpiresAt);

        // Not by the clock: a week of it would run every timer of the site.
        var past = clock.GetUtcNow() - TimeSpan.FromMinutes(1);
        await app.WithDataAsync(db => db.DataExports.ExecuteUpdateAsync(set => set.SetProperty(e => e.ExpiresAt, past), Cancellation));
        await worker.SweepAsync(Cancellation);

        Assert.Null(await ReadAsync(app, id));
        Assert.Null(await app.Services.GetRequiredService<IBlobStore>().OpenReadAsync(made.StorageKey!, Cancellation));
    }

    [Fact]
    public async Task A_new_file_takes_the_place_of_the_ones_before()
    {
        await using var app = AppHost.OnSqlite("Development", clock: clock, services: WithoutWorkers);
        var worker = app.Services.GetRequiredService<DataExportWorker>();
        var first = await AddAsync(app, DataExportState.Queued, leasedFor: null);
        await worker.MakeNextAsync(Cancellation);
        var earlier = (await ReadAsync(app, first))!;
        clock.Advance(TimeSpan.FromSeconds(1));
        var second = Guid.NewGuid();
        await app.WithDataAsync(db =>
        {
            db.Add(
                new DataExport
                {
                    Id = second,
                    AccountId = earlier.AccountId,
                    CreatedAt = clock.GetUtcNow(),
                    Version = Guid.NewGuid(),
                }
            );
            return db.SaveChangesAsync();
        });

        await worker.MakeNextAsync(Cancellation);

        Assert.Null(await ReadAsync(app, first));
        Assert.Null(await app.Services.GetRequiredService<IBlobStore>().OpenReadAsync(earlier.StorageKey!, Cancellation));
        Assert.Equal(DataExportState.Ready, (await ReadAsync(app, second))!.State);
    }

    private static void WithoutWorkers(IServiceCollection services)
    {
        foreach (var hosted in services.Where(s => s.ServiceType == typeof(Microsoft.Extensions.Hosting.IHostedService)).ToList())
        {
            if (
                hosted.ImplementationFactory is not null
                && hosted.ImplementationFactory.Method.DeclaringType?.FullName?.Contains("DataRights", StringComparison.Ordinal) == true
            )
            {
                services.Remove(hosted);
            }
        }
    }

    private async Task<Guid> AddAsync(AppHost app, DataExportState state, TimeSpan? leasedFor)
    {
        var account = await app.AddAccountAsync();
        var export = new DataExport
        {
            Id = Guid.NewGuid(),
            AccountId = account.Id,
            State = state,
            CreatedAt = clock.GetUtcNow(),
            LeasedUntil = leasedFor is { } time ? clock.GetUtcNow() + time : null,
            Version = Guid.NewGuid(),
        };
        await app.WithDataAsync(db =>
        {
            db.Add(export);
            return db.SaveChangesAsync();
        });
        return export.Id;
    }

    private static Task<DataExport?> ReadAsync(AppHost app, Guid id) =>
        app.WithDataAsync(db => db.DataExports.AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, Cancellation));
}
