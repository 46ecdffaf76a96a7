using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Visavis.Web.Administration;

public static class AdministrationModule
{
    /// <summary>What administrators see of the site, and the alarm about reports nobody opens.</summary>
    public static IServiceCollection AddAdministration(this IServiceCollection services)
    {
        services.AddHealthChecks().AddCheck<ReportQueueHealthCheck>("reports", HealthStatus.Degraded, timeout: TimeSpan.FromSeconds(5));
        services.AddScoped<SiteFigures>();
        services.AddSingleton<FigureWords>();
        return services;
    }
}
