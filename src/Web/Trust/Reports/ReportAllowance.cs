using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using Visavis.Web.Foundation.Hosting.Counting;

namespace Visavis.Web.Trust.Reports;

/// <summary>How many reports one address may send in an hour. A danger to life is always heard.</summary>
public sealed class ReportAllowance(IOptions<TrustOptions> options, SharedCounts counts) : IDisposable
{
    private readonly PartitionedRateLimiter<string> hourly = PartitionedRateLimiter.Create<string, string>(origin =>
        counts.Of($"reports {origin}", options.Value.ReportsPerHour, TimeSpan.FromHours(1))
    );

    public bool Allows(string origin, ReportKind kind)
    {
        using var lease = hourly.AttemptAcquire(origin);
        return lease.IsAcquired || kind.ThreatensLife();
    }

    public void Dispose() => hourly.Dispose();
}
