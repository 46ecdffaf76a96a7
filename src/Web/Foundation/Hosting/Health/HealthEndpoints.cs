using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Visavis.Web.Accounts;

namespace Visavis.Web.Foundation.Hosting.Health;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: it may be sent people, with the state of each dependency.</summary>
public static class HealthEndpoints
{
    /// <summary>How long a dependency may take to say how it is.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services
            .AddHealthChecks()
            .AddCheck<DatabaseHealthCheck>("database", timeout: Patience)
            .AddCheck<DiskHealthCheck>("disk", timeout: Patience)
            .AddCheck<PublicSiteHealthCheck>("configuration")
            .AddCheck<StoppingHealthCheck>("running");
        services.AddSingleton<PublicSiteHealthCheck>();
        return services;
    }

    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = WriteAsync })
            .WithMetadata(new AllowUnfinishedAccountAttribute());
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = WriteAsync })
            .WithMetadata(new AllowUnfinishedAccountAttribute());
    }

    /// <summary>States and times only: messages of exceptions name hosts and files, which are nobody else's business.</summary>
    private static Task WriteAsync(HttpContext context, HealthReport report) =>
        context.Response.WriteAsJsonAsync(
            new
            {
                status = report.Status.ToString(),
                checks = report.Entries.ToDictionary(
                    entry => entry.Key,
                    entry => new { status = entry.Value.Status.ToString(), milliseconds = (long)entry.Value.Duration.TotalMilliseconds }
                ),
            },
            context.RequestAborted
        );
}
