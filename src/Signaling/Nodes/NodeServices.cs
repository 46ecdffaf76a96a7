using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Visavis.Signaling.Connections;

namespace Visavis.Signaling.Nodes;

internal static class NodeServices
{
    /// <summary>Being one of several nodes, or alone when no Redis is configured.</summary>
    public static void AddNodes(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<BackplaneOptions>().Bind(configuration.GetSection(BackplaneOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<BackplaneOptions>, BackplaneOptionsValidator>();
        services.AddSingleton<NodeIdentity>();
        services.AddSingleton<Backplane>();
        services.AddSingleton<INodes>(provider => provider.GetRequiredService<Backplane>());
        services.AddSingleton(provider => new NodeDrain(
            provider.GetRequiredService<Backplane>(),
            provider.GetRequiredService<ILogger<NodeDrain>>()
        ));
        services.AddSingleton<NodeNotices>();
        services.AddSingleton<CallEnds>();
        services.AddSingleton<CallsElsewhere>();
        services.AddSingleton<PeopleElsewhere>();
        services.AddHostedService<NodeWorker>();
        services.AddHostedService<NodeListener>();
        services.AddHostedService(provider => provider.GetRequiredService<Backplane>());
    }

    /// <summary>After <c>AddSignalR</c>, whose manager knows one node only.</summary>
    public static void ServeSeveralNodes(this IServiceCollection services, IConfiguration configuration)
    {
        if (configuration.GetSection(BackplaneOptions.Section).Get<BackplaneOptions>() is { IsConfigured: true })
        {
            services.AddSingleton<DefaultHubLifetimeManager<SignalingHub>>();
            services.AddSingleton<HubLifetimeManager<SignalingHub>>(provider => new NodesLifetimeManager(
                provider.GetRequiredService<DefaultHubLifetimeManager<SignalingHub>>(),
                provider.GetRequiredService<Backplane>(),
                provider.GetRequiredService<PageConnections>()
            ));
        }
    }
}
