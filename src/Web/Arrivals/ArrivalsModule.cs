using Visavis.Signaling.Presence;
using Visavis.Web.Notifications;

namespace Visavis.Web.Arrivals;

public static class ArrivalsModule
{
    /// <summary>"Tell me when they are online".</summary>
    public static IServiceCollection AddArrivals(this IServiceCollection services)
    {
        services.AddNotificationKinds(ArrivalWorker.Kind);
        services.AddScoped<ArrivalWatches>();
        services.AddSingleton<ArrivalWorker>();
        services.AddSingleton<IArrivalListener>(provider => provider.GetRequiredService<ArrivalWorker>());
        services.AddHostedService(provider => provider.GetRequiredService<ArrivalWorker>());
        return services;
    }
}
