using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace Visavis.Web.Trust.Reports;

/// <summary>How many reports one address may send in an hour. A danger to life is always heard.</summary>
public sealed class ReportAllowance(IOptions<TrustOptions> options) : IDisposable
{
    private readonly PartitionedRateLimiter<string> hourly = PartitionedRateLimiter.Create<string, string>(origin =>
        RateLimitPartition.GetFixedWindowLimiter(
            origin,
            _ => new() { PermitLimit = options.Value.ReportsPerHour, Window = TimeSpan.FromHours(1) }
        )
    );

    public bool Allows(string origin, ReportKind kind)
    {
        using var lease = hourly.AttemptAcquire(origin);
        return lease.IsAcquired || kind.ThreatensLife();
    }

    public void Dispose() => hourly.Dispose();
}
