using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using Visavis.TestSupport;
using Visavis.TestSupport.Databases;
using Visavis.TestSupport.Hosting;
using Visavis.Web.Foundation.Background.Outbox;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Tests.Outbox;

public sealed class OutboxDeliveryTests
{
    private readonly RecordingConsumer consumer = new();
    private readonly FakeTimeProvider clock = new(TestClock.Start);

    public static TheoryData<DatabaseProvider> Providers => TestDatabase.Both;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_consumer_whose_last_message_is_gone_or_of_another_database_starts_afresh(DatabaseProvider provider)
    {
        using var database = await TestDatabase.CreateAsync(provider);
        await using var app = Start(database);
        await WriteAsync(app, "one", "two");
        clock.Advance(TimeSpan.FromMinutes(5));
        consumer.Position = new OutboxPosition(1, Guid.NewGuid());

        await CatchUpAsync(Delivery(app));

        Assert.Equal(1, consumer.StartedAfresh);
        Assert.Equal(2, consumer.Position!.Id);
        Assert.Empty(consumer.Received);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task The_same_messages_come_again_when_the_position_was_not_kept(DatabaseProvider provider)
    {
        using var database = await TestDatabase.CreateAsync(provider);
        await using var app = Start(database);
        await WriteAsync(app, "one");
        await CatchUpAsync(Delivery(app));
        var before = consumer.Position;
        await WriteAsync(app, "two");

        await CatchUpAsync(Delivery(app));
        consumer.Position = before;
        await CatchUpAsync(Delivery(app));

        Assert.Equal(["two", "two"], consumer.Received.Where(payload => payload == "two"));
    }

    [Fact]
    public async Task A_message_committed_late_under_a_lower_number_is_not_passed_over()
    {
        using var database = await TestDatabase.CreateAsync(DatabaseProvider.PostgreSql);
        await using var app = Start(database);
        consumer.Position = OutboxPosition.Start;
        var delivery = Delivery(app);
        await CatchUpAsync(delivery);
        await using var slow = await NewContextAsync(app);
        await using var transaction = await slow.Database.BeginTransactionAsync(Cancellation);
        app.Services.GetRequiredService<OutboxWriter>().Add(slow, RecordingConsumer.Kind, "slow");
        await slow.SaveChangesAsync(Cancellation);
        await WriteAsync(app, "quick");

        Assert.False(await delivery.StepAsync(Cancellation));
        await transaction.CommitAsync(Cancellation);
        await CatchUpAsync(delivery);

        Assert.Equal(["slow", "quick"], consumer.Received);
    }

    [Fact]
    public async Task A_number_that_was_rolled_back_is_waited_for_no_longer_than_a_transaction_may_last()
    {
        using var database = await TestDatabase.CreateAsync(DatabaseProvider.PostgreSql);
        await using var app = Start(database);
        consumer.Position = OutboxPosition.Start;
        var delivery = Delivery(app);
        await CatchUpAsync(delivery);
        await using (var db = await NewContextAsync(app))
        {
            await using var transaction = await db.Database.BeginTransactionAsync(Cancellation);
            app.Services.GetRequiredService<OutboxWriter>().Add(db, RecordingConsumer.Kind, "never");
            await db.SaveChangesAsync(Cancellation);
        }

        await WriteAsync(app, "after");

        Assert.False(await delivery.StepAsync(Cancellation));
        clock.Advance(OutboxLog.LongestTransaction);
        await CatchUpAsync(delivery);

        Assert.Equal(["after"], consumer.Received);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Old_messages_are_removed_but_for_the_last(DatabaseProvider provider)
    {
        using var database = await TestDatabase.CreateAsync(provider);
        await using var app = Start(database);
        var log = app.Services.GetRequiredService<OutboxLog>();
        await WriteAsync(app, "one", "two", "three");

        Assert.Equal(0, await log.PruneAsync(TimeSpan.FromDays(7), Cancellation));
        clock.Advance(TimeSpan.FromDays(8));
        Assert.Equal(2, await log.PruneAsync(TimeSpan.FromDays(7), Cancellation));

        await using var db = await NewContextAsync(app);
        Assert.Equal("three", (await db.Outbox.SingleAsync(Cancellation)).Payload);
    }

    [Theory]
    [InlineData("12:6c9a1b7e-9a1f-4f0c-8a50-0f6f4f5d7b11", true)]
    [InlineData("", false)]
    [InlineData("12", false)]
    [InlineData("-1:6c9a1b7e-9a1f-4f0c-8a50-0f6f4f5d7b11", false)]
    [InlineData("full", false)]
    public void A_position_reads_back_as_it_is_written(string text, bool isOne) =>
        Assert.Equal(isOne ? text : null, OutboxPosition.Parse(text)?.ToString());

    /// <summary>Without the background services: here the test is the worker, and moves the clock by days.</summary>
    private AppHost Start(TestDatabase database) =>
        AppHost.On(
            database,
            clock: clock,
            services: services =>
            {
                foreach (var ours in services.Where(s => s.ServiceType == typeof(IHostedService) && IsOurs(s)).ToList())
                {
                    services.Remove(ours);
                }
            }
        );

    private static bool IsOurs(ServiceDescriptor service) =>
        (service.ImplementationType ?? service.ImplementationFactory?.GetType().GenericTypeArguments[1])?.Assembly is { } assembly
        && assembly.GetName().Name!.StartsWith(nameof(Visavis), StringComparison.Ordinal);

    private OutboxDelivery Delivery(AppHost app) => new(app.Services.GetRequiredService<OutboxLog>(), consumer, batchSize: 100, clock);

    private static async Task CatchUpAsync(OutboxDelivery delivery)
    {
        while (await delivery.StepAsync(Cancellation)) { }
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
