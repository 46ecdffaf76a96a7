using System.Threading.RateLimiting;

namespace Visavis.Web.Foundation.Hosting.Counting;

/// <summary>A fixed window of the clock whose count is that of all nodes.</summary>
internal sealed class SharedWindowLimiter(SharedCounts counts, string key, int limit, TimeSpan window, TimeProvider time) : RateLimiter
{
    private long usedAt = time.GetTimestamp();

    public override TimeSpan? IdleDuration => time.GetElapsedTime(Interlocked.Read(ref usedAt));

    public override RateLimiterStatistics? GetStatistics() => null;

    protected override RateLimitLease AttemptAcquireCore(int permitCount)
    {
        Interlocked.Exchange(ref usedAt, time.GetTimestamp());
        return new Lease(counts.Take(key, limit, window, permitCount));
    }

    protected override ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken) =>
        new(AttemptAcquireCore(permitCount));

    private sealed class Lease(TimeSpan? wait) : RateLimitLease
    {
        public override bool IsAcquired => wait is null;

        public override IEnumerable<string> MetadataNames => wait is null ? [] : [MetadataName.RetryAfter.Name];

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = wait is not null && metadataName == MetadataName.RetryAfter.Name ? wait : null;
            return metadata is not null;
        }
    }
}
