using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Trust;
using Visavis.Web.Trust.Reports;

namespace Visavis.Web.Administration;

/// <summary>Degraded while a report that nobody opened is older than the configured hours: people may still be sent here.</summary>
internal sealed class ReportQueueHealthCheck(
    IDbContextFactory<VisavisDbContext> contexts,
    IOptions<TrustOptions> options,
    TimeProvider time
) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var now = time.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var waits = await ReportAlarm.Untouched(db, now.AddHours(-options.Value.AlarmAfterHours), now).AnyAsync(cancellationToken);
        return waits ? HealthCheckResult.Degraded("A report waits unopened.") : HealthCheckResult.Healthy();
    }
}
