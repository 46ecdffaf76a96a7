using Visavis.Web.Notifications;
using Visavis.Web.Professionals;
using Visavis.Web.Services.Sheets;

namespace Visavis.Web.Services;

public static class ServicesModule
{
    /// <summary>What follows an appointment: history, sheets, hours, appraisals.</summary>
    public static IServiceCollection AddServiceRecords(this IServiceCollection services)
    {
        services.AddScoped<HoursDesk>();
        services.AddScoped<HoursLetter>();
        services.AddScoped<HoursTable>();
        services.AddScoped<AppraisalDesk>();
        services.AddScoped<IAppraisalCounts, CountedAppraisals>();
        services.AddScoped<AppraisalModeration>();
        services.AddScoped<ServiceHistory>();
        services.AddScoped<ServiceWords>();
        services.AddScoped<SheetWriter>();
        services.AddScoped<SheetDesk>();
        services.AddScoped<SheetCodes>();
        services.AddScoped<VisitDesk>();
        services.AddSingleton<HoursClock>();
        services.AddHostedService(provider => provider.GetRequiredService<HoursClock>());
        services.AddNotificationKinds(ServiceKinds.All);
        return services;
    }
}
