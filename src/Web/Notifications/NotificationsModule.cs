using Microsoft.EntityFrameworkCore.Diagnostics;
using Visavis.Web.Accounts.Email;
using Visavis.Web.Notifications.Push;

namespace Visavis.Web.Notifications;

public static class NotificationsModule
{
    public static IServiceCollection AddNotifications(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddPush(configuration);
        services.AddSingleton<NotificationKinds>();
        services.AddSingleton<NotificationPreferences>();
        services.AddSingleton<NotificationReaders>();
        services.AddSingleton<Unsubscription>();
        services.AddSingleton<NoticeDelivery>();
        services.AddSingleton<Notifier>();
        services.AddSingleton<PlannedNotices>();
        services.AddHostedService<NoticeWorker>();
        services.AddScoped<NotificationReceipts>();
        services.AddScoped<Bell>();
        services.AddSingleton<ISecurityBell, SecurityBell>();
        services.AddNotificationKinds(SecurityBell.Kind);
        services.AddSingleton<BellSignal>();
        services.AddSingleton<IInterceptor>(provider => provider.GetRequiredService<BellSignal>());
        services.AddHostedService<BellWorker>();
        return services;
    }

    /// <summary>A module's own lines of the catalogue.</summary>
    public static IServiceCollection AddNotificationKinds(this IServiceCollection services, params ReadOnlySpan<NotificationKind> kinds)
    {
        foreach (var kind in kinds)
        {
            services.AddSingleton(kind);
        }

        return services;
    }
}
