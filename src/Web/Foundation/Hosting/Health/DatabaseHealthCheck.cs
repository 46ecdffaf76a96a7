using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Foundation.Hosting.Health;

/// <summary>The database answers a question about real data.</summary>
internal sealed class DatabaseHealthCheck(IDbContextFactory<VisavisDbContext> contexts) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.DataProtectionKeys.AnyAsync(cancellationToken);
        return HealthCheckResult.Healthy();
    }
}
