using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Visavis.Signaling.Calls;
using Visavis.Signaling.Connections;
using Visavis.Signaling.Ice;
using Visavis.Signaling.Limits;
using Visavis.Signaling.Messages;
using Visavis.Signaling.Nodes;
using Visavis.Signaling.Presence;
using Visavis.Signaling.Protocol;
using Visavis.Signaling.Relay;

namespace Visavis.Signaling;

public static class SignalingServices
{
    private const int LargestFrame = 32 * 1024;

    // A dead browser must be gone within 15 s: a ping after five, five more for its answer, and the grace of presence.
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Registers the hub and its rooms. The host brings <see cref="ICallStore"/>, <see cref="ICallMessageStore"/>,
    /// <see cref="IPresenceStore"/>, <see cref="ICallPolicy"/> and <see cref="TimeProvider"/>, all as singletons.
    /// </summary>
    public static IServiceCollection AddSignaling(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SignalingOptions>().Bind(configuration.GetSection(SignalingOptions.Section)).ValidateOnStart();
        services.AddOptions<TurnOptions>().Bind(configuration.GetSection(TurnOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SignalingOptions>, SignalingOptionsValidator>();
        services.AddSingleton<IValidateOptions<TurnOptions>, TurnOptionsValidator>();
        services.AddNodes(configuration);
        services.AddSingleton<PageConnections>();
        services.AddSingleton<IUserConnections>(provider => provider.GetRequiredService<PageConnections>());
        services.AddSingleton<IConnectedPeople>(provider => provider.GetRequiredService<PageConnections>());
        services.AddSingleton<Arrivals>();
        services.AddScoped<AfterAnswer>();
        services.TryAddSingleton<ISharedAllowance, LocalAllowanceOnly>();
        services.AddSingleton<CallAllowance>();
        services.AddSingleton<ArrivalTurns>();
        services.AddSingleton<HubGate>();
        services.AddSingleton<LiveCalls>();
        services.AddSingleton<CallViews>();
        services.AddSingleton<CallNotices>();
        services.AddSingleton<CallChanges>();
        services.AddSingleton<CallService>();
        services.AddSingleton<CallStarter>();
        services.AddSingleton<CallRelay>();
        services.AddSingleton<CallChat>();
        services.AddSingleton(provider => new InboxNotices(provider.GetRequiredService<IHubContext<SignalingHub, ISignalingClient>>()));
        services.AddSingleton<IceServerIssuer>();
        services.AddSingleton<PresenceChanges>();
        services.TryAddSingleton<IReachability, EverybodyMayBeCalled>();
        services.AddSingleton(provider => new PresenceService(
            provider.GetRequiredService<IPresenceStore>(),
            provider.GetRequiredService<LiveCalls>(),
            provider.GetRequiredService<PageConnections>(),
            provider.GetRequiredService<PresenceChanges>(),
            provider.GetRequiredService<PeopleElsewhere>(),
            provider.GetRequiredService<TimeProvider>(),
            () => provider.GetRequiredService<NodeDrain>().HasBegun,
            userId => provider.GetRequiredService<IReachability>().MayBeCalled(userId)
        ));
        services.AddSingleton<IDepartures, Departures>();
        services.AddSingleton<CallAbsences>();
        services.AddSingleton<ICallPages>(provider => provider.GetRequiredService<CallAbsences>());
        services.AddHostedService<PresenceWorker>();
        services.AddHostedService<CallDeadlines>();

        // What strangers send wrongly is counted (SignalingMeters); SignalR would log each as an error with its stack.
        services.AddLogging(logging =>
            logging
                .AddFilter("Microsoft.AspNetCore.SignalR", LogLevel.Critical)
                .AddFilter("Microsoft.AspNetCore.Http.Connections", LogLevel.Critical)
        );
        services
            .AddSignalR(options =>
            {
                options.KeepAliveInterval = KeepAlive;
                options.MaximumReceiveMessageSize = LargestFrame;
                options.AddFilter<HubGate>();
            })
            .AddJsonProtocol(options => Configure(options.PayloadSerializerOptions));
        services.AddSingleton<IHubProtocol, StrictJsonProtocol>();
        services.ServeSeveralNodes(configuration);

        // AddSignalR switches the pings of web sockets off, and its own are never answered.
        services.PostConfigure<Microsoft.AspNetCore.Builder.WebSocketOptions>(options =>
        {
            options.KeepAliveInterval = KeepAlive;
            options.KeepAliveTimeout = KeepAlive;
        });
        return services;
    }

    /// <summary>Opens the hub at its address, behind the checks of origin and version.</summary>
    public static void MapSignaling<TApp>(this TApp app)
        where TApp : IApplicationBuilder, IEndpointRouteBuilder
    {
        app.UseWhen(
            context => context.Request.Path.StartsWithSegments(SignalingProtocol.Path, StringComparison.OrdinalIgnoreCase),
            hub =>
                hub.UseMiddleware<HubDoor>()
                    .UseWebSockets()
                    .Use(
                        (context, next) =>
                        {
                            RelaySocketFeature.Install(context, context.RequestServices.GetRequiredService<CallRelay>());
                            return next(context);
                        }
                    )
        );
        // A beacon has no header for a token: the origin is checked at the door, and the client id is a secret of the page.
        app.MapPost($"{SignalingProtocol.Path}/leave", Farewell.HearAsync).RequireAuthorization().DisableAntiforgery();
        app.MapConnections(
                SignalingProtocol.Path,
                new HttpConnectionDispatcherOptions { Transports = HttpTransportType.WebSockets },
                connections => connections.Use(DirectTransport.Use).UseHub<SignalingHub>()
            )
            .WithMetadata(new HubMetadata(typeof(SignalingHub)));
    }

    private static void Configure(JsonSerializerOptions json)
    {
        json.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        json.RespectNullableAnnotations = true;
        json.RespectRequiredConstructorParameters = true;
    }
}
