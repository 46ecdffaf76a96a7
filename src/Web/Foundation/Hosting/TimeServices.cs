using Visavis.Signaling.Nodes;

namespace Visavis.Web.Foundation.Hosting;

public static class TimeServices
{
    /// <summary>The machine's clock; one of several nodes goes by the database's.</summary>
    public static IServiceCollection AddTime(this IServiceCollection services, IConfiguration configuration) =>
        services.AddSingleton(
            configuration.GetSection(BackplaneOptions.Section).Get<BackplaneOptions>() is { IsConfigured: true }
                ? new NodeTime(TimeProvider.System)
                : TimeProvider.System
        );
}
