using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Visavis.TestSupport;
using Visavis.Web.Foundation.Background;

namespace Visavis.Web.Tests.Hosting;

public sealed class PeriodicServiceTests
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData(typeof(InvalidOperationException))]
    [InlineData(typeof(TaskCanceledException))]
    public async Task A_round_that_fails_is_followed_by_the_next(Type failure)
    {
        var clock = new FakeTimeProvider(TestClock.Start);
        using var rounds = new Rounds(clock, (Exception)Activator.CreateInstance(failure)!);
        await rounds.StartAsync(TestContext.Current.CancellationToken);

        clock.Advance(Every);
        await rounds.First.Task.WaitAsync(TestContext.Current.CancellationToken);
        clock.Advance(Every);
        await rounds.Second.Task.WaitAsync(TestContext.Current.CancellationToken);

        await rounds.StopAsync(TestContext.Current.CancellationToken);
        Assert.True(rounds.ExecuteTask!.IsCompletedSuccessfully);
    }

    private sealed class Rounds(TimeProvider clock, Exception failure) : PeriodicService(Every, clock, NullLogger.Instance)
    {
        public TaskCompletionSource First { get; } = new();

        public TaskCompletionSource Second { get; } = new();

        protected override Task RunAsync(CancellationToken cancellationToken)
        {
            if (First.TrySetResult())
            {
                throw failure;
            }

            Second.TrySetResult();
            return Task.CompletedTask;
        }
    }
}
