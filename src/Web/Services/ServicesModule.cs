using Visavis.Web.Notifications;

namespace Visavis.Web.Services;

public static class ServicesModule
{
    /// <summary>What follows an appointment: history, sheets, hours, appraisals.</summary>
    public static IServiceCollection AddServiceRecords(this IServiceCollection services)
    {
        services.AddScoped<HoursDesk>();
        services.AddScoped<HoursLetter>();
        services.AddScoped<AppraisalDesk>();
        services.AddScoped<ServiceHistory>();
        services.AddScoped<ServiceWords>();
        services.AddSingleton<HoursClock>();
        services.AddHostedService(provider => provider.GetRequiredService<HoursClock>());
        services.AddNotificationKinds(ServiceKinds.All);
        return services;
    }
}
