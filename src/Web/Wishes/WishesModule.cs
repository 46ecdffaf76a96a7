using Visavis.Web.Notifications;

namespace Visavis.Web.Wishes;

public static class WishesModule
{
    /// <summary>"Leave a request" where a search finds nobody.</summary>
    public static IServiceCollection AddWishes(this IServiceCollection services)
    {
        services.AddNotificationKinds(WishWorker.Kind);
        services.AddScoped<WishList>();
        services.AddSingleton<WishWorker>();
        services.AddHostedService(provider => provider.GetRequiredService<WishWorker>());
        return services;
    }
}
