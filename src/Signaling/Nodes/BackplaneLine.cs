using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.AspNetCore.SignalR.StackExchangeRedis;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Visavis.Signaling.Nodes;

/// <summary>
/// One life of the official backplane, on a connection of its own. It is never mended: the package does not listen again to what it lost, so a line that
/// fell silent is thrown away and a fresh one joined by everybody.
/// </summary>
internal sealed class BackplaneLine : IAsyncDisposable
{
    private const string NodesGroup = "nodes";
    private const string Method = "Node";

    private readonly RedisHubLifetimeManager<SignalingHub> manager;
    private readonly IConnectionMultiplexer redis;
    private long heardAt = Environment.TickCount64;

    private BackplaneLine(RedisHubLifetimeManager<SignalingHub> manager, IConnectionMultiplexer redis)
    {
        this.manager = manager;
        this.redis = redis;
    }

    public HubLifetimeManager<SignalingHub> Manager => manager;

    /// <summary>How long ago the node heard itself.</summary>
    public TimeSpan Silence => TimeSpan.FromMilliseconds(Environment.TickCount64 - Interlocked.Read(ref heardAt));

    /// <summary>Connects and joins the nodes; fails when Redis does not answer in time.</summary>
    public static async Task<BackplaneLine> OpenAsync(
        BackplaneOptions options,
        Guid nodeId,
        Action<string> hear,
        IHubProtocolResolver protocols,
        ILoggerFactory loggers,
        CancellationToken cancellationToken
    )
    {
        var configuration = Configuration(options);
        var redis = await ConnectionMultiplexer.ConnectAsync(configuration).WaitAsync(TimeSpan.FromSeconds(3), cancellationToken);
        // The package's own log would repeat for each page what readiness says once.
        var manager = new RedisHubLifetimeManager<SignalingHub>(
            NullLogger<RedisHubLifetimeManager<SignalingHub>>.Instance,
            Options.Create(
                new RedisOptions { Configuration = configuration, ConnectionFactory = _ => Task.FromResult<IConnectionMultiplexer>(redis) }
            ),
            protocols
        );
        var line = new BackplaneLine(manager, redis);
        try
        {
            var json = protocols.GetProtocol("json", supportedProtocols: null)!;
            var self = $"{nodeId:N}-{Guid.NewGuid():N}";
            var socket = new BackplaneSocket(self, json, text => line.Hear(text, nodeId, hear), loggers) { Protocol = json };
            await manager.OnConnectedAsync(socket).WaitAsync(TimeSpan.FromSeconds(2), cancellationToken);
            await manager.AddToGroupAsync(self, NodesGroup, cancellationToken).WaitAsync(TimeSpan.FromSeconds(2), cancellationToken);
            return line;
        }
        catch
        {
            await line.DisposeAsync();
            throw;
        }
    }

    /// <summary>To every node; its own hears only that it was heard.</summary>
    public Task TellAsync(string text, CancellationToken cancellationToken) =>
        manager.SendGroupAsync(NodesGroup, Method, [text], cancellationToken);

    public async ValueTask DisposeAsync()
    {
        manager.Dispose();
        await redis.CloseAsync(allowCommandsToComplete: false);
        await redis.DisposeAsync();
    }

    private static ConfigurationOptions Configuration(BackplaneOptions options)
    {
        var configuration = ConfigurationOptions.Parse(options.ConnectionString!);
        configuration.ChannelPrefix = RedisChannel.Literal($"{options.Prefix}:");
        configuration.ClientName = $"{options.Prefix}-hub";
        configuration.AbortOnConnectFail = true;
        configuration.ConnectRetry = 1;
        configuration.ConnectTimeout = 2_000;
        configuration.AsyncTimeout = 1_000;
        configuration.SyncTimeout = 1_000;
        configuration.KeepAlive = 2;
        // What cannot leave now is not sent later: the state is read anew instead.
        configuration.BacklogPolicy = BacklogPolicy.FailFast;
        return configuration;
    }

    private void Hear(string text, Guid nodeId, Action<string> hear)
    {
        if (text.StartsWith($"{nodeId:N} ", StringComparison.Ordinal))
        {
            Interlocked.Exchange(ref heardAt, Environment.TickCount64);
            return;
        }

        hear(text);
    }
}
