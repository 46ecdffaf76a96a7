using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Visavis.Web.Availability;

public static class AvailabilityModule
{
    public static IServiceCollection AddAvailability(this IServiceCollection services)
    {
        services.AddScoped<ScheduleReader>();
        services.AddScoped<SlotFinder>();
        services.TryAddScoped<IEventTypes, ServiceEventTypes>();
        return services;
    }
}
