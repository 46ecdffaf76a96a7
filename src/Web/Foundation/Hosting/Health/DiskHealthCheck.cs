using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Visavis.Web.Foundation.Hosting.Health;

/// <summary>The data folder takes files. When it does not, pages are still read, but nothing that is written lasts.</summary>
internal sealed class DiskHealthCheck(IConfiguration configuration, IHostEnvironment environment) : IHealthCheck
{
    private const int ProbeBytes = 64 * 1024;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var probe = Path.Combine(DataFolder.PathOf(configuration, environment), $".health-{Guid.NewGuid():N}");
        try
        {
            await using var file = new FileStream(
                probe,
                FileMode.CreateNew,
                FileAccess.Write,
                FileShare.None,
                1,
                FileOptions.DeleteOnClose
            );
            await file.WriteAsync(new byte[ProbeBytes], cancellationToken);
            file.Flush(flushToDisk: true);
            return HealthCheckResult.Healthy();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return HealthCheckResult.Degraded("The data folder takes no files.", e);
        }
    }
}
