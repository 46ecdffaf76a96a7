using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Visavis.TestSupport;
using Visavis.TestSupport.Databases;
using Visavis.TestSupport.Hosting;
using Visavis.Web.Foundation.Background.Outbox;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Tests.Outbox;

[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class OutboxWorkerTests
{
    private readonly RecordingConsumer consumer = new();

    public static TheoryData<DatabaseProvider> Providers => TestDatabase.Both;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Messages_come_in_the_order_they_were_written(DatabaseProvider provider)
    {
        using var database = await TestDatabase.CreateAsync(provider);
        await using var app = await StartAsync(database);

        await WriteAsync(app, "one", "two");
        await WriteAsync(app, "three");
        await consumer.ReceivedAsync(3);

        Assert.Equal(["one", "two", "three"], consumer.Received);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task What_is_rolled_back_never_comes(DatabaseProvider provider)
    {
        using var database = await TestDatabase.CreateAsync(provider);
        await using var app = await StartAsync(database);
        await using (var db = await NewContextAsync(app))
        {
            await using var transaction = await db.Database.BeginTransactionAsync(Cancellation);
            app.Services.GetRequiredService<OutboxWriter>().Add(db, RecordingConsumer.Kind, "never");
            await db.SaveChangesAsync(Cancellation);
            await transaction.RollbackAsync(Cancellation);
        }

        Assert.Empty(consumer.Received);
        await using var after = await NewContextAsync(app);
        Assert.Empty(await after.Outbox.ToListAsync(Cancellation));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_message_that_fails_is_tried_again_and_its_error_written_down(DatabaseProvider provider)
    {
        using var database = await TestDatabase.CreateAsync(provider);
        consumer.FailuresToCome = 1;
        await using var app = await StartAsync(database);

        await WriteAsync(app, "one", "two");
        await consumer.ReceivedAsync(2);

        Assert.Equal(["one", "two"], consumer.Received);
        await using var db = await NewContextAsync(app);
        var first = await db.Outbox.OrderBy(message => message.Id).FirstAsync(Cancellation);
        Assert.Equal(1, first.FailedAttempts);
        Assert.Equal("The disk is full.", first.LastError);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task After_a_restart_delivery_goes_on_where_it_stopped(DatabaseProvider provider)
    {
        using var database = await TestDatabase.CreateAsync(provider);
        await using (var first = await StartAsync(database))
        {
            await WriteAsync(first, "one");
            await consumer.ReceivedAsync(1);
        }

        consumer.FailuresToCome = int.MaxValue;
        await using (var second = await StartAsync(database))
        {
            await WriteAsync(second, "two");
        }

        consumer.FailuresToCome = 0;
        await using var third = await StartAsync(database);
        await consumer.ReceivedAsync(2);

        Assert.Equal(["one", "two"], consumer.Received);
        Assert.Equal(1, consumer.StartedAfresh);
    }

    /// <summary>The worker has placed its consumer: what is written from now on comes as messages.</summary>
    private async Task<AppHost> StartAsync(TestDatabase database)
    {
        var app = AppHost.On(database, services: services => services.AddSingleton<IOutboxConsumer>(consumer));
        app.CreateClient().Dispose();
        await consumer.Started.WaitAsync(TimeSpan.FromSeconds(30), Cancellation);
        return app;
    }

    private static async Task WriteAsync(AppHost app, params string[] payloads)
    {
        await using var db = await NewContextAsync(app);
        foreach (var payload in payloads)
        {
            app.Services.GetRequiredService<OutboxWriter>().Add(db, RecordingConsumer.Kind, payload);
            await db.SaveChangesAsync(Cancellation);
        }
    }

    private static Task<VisavisDbContext> NewContextAsync(AppHost app) =>
        app.Services.GetRequiredService<IDbContextFactory<VisavisDbContext>>().CreateDbContextAsync(Cancellation);
}
