using Visavis.Signaling.Limits;
using Visavis.Web.Foundation.Hosting.Counting;

namespace Visavis.Web.Foundation.Hosting.Limits;

/// <summary>How often one person and one address may sign in, write and be suggested things.</summary>
public static class RateLimits
{
    public static IServiceCollection AddRateLimits(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddOptions<RateLimitOptions>()
            .Bind(configuration.GetSection(RateLimitOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<SharedCounts>();
        services.AddSingleton<ISharedAllowance>(provider => provider.GetRequiredService<SharedCounts>());
        services.AddHostedService(provider => provider.GetRequiredService<SharedCounts>());
        services.AddSingleton<RequestLimiter>();
        return services;
    }
}
