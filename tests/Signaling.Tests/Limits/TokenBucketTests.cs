using Microsoft.Extensions.Time.Testing;
using Visavis.Signaling.Limits;
using Visavis.TestSupport;

namespace Visavis.Signaling.Tests.Limits;

public sealed class TokenBucketTests
{
    private readonly FakeTimeProvider clock = new(TestClock.Start);

    [Fact]
    public void A_burst_passes_and_then_the_rate()
    {
        var bucket = new TokenBucket(3, 2, clock);

        Assert.Equal(3, Taken(bucket, 5));
        clock.Advance(TimeSpan.FromSeconds(0.5));
        Assert.Equal(1, Taken(bucket, 5));
        clock.Advance(TimeSpan.FromSeconds(0.4));
        Assert.Equal(0, Taken(bucket, 5));
        Assert.False(bucket.IsFull);
    }

    [Fact]
    public void It_never_holds_more_than_the_burst()
    {
        var bucket = new TokenBucket(3, 2, clock);
        Taken(bucket, 1);

        clock.Advance(TimeSpan.FromHours(1));

        Assert.True(bucket.IsFull);
        Assert.Equal(3, Taken(bucket, 10));
    }

    private static int Taken(TokenBucket bucket, int attempts) => Enumerable.Range(0, attempts).Count(_ => bucket.TryTake());
}
