using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Visavis.Signaling.Nodes;

/// <summary>
/// The way to the other nodes. Nothing here ever holds up a page of this one for longer than <see cref="Patience"/>: while Redis is away what is meant
/// for others is dropped, and once it is back everybody joins anew and <see cref="Restored"/> has the state read again.
/// </summary>
internal sealed partial class Backplane(
    NodeIdentity node,
    IOptions<BackplaneOptions> options,
    IHubProtocolResolver protocols,
    ILoggerFactory loggers
) : BackgroundService, INodes
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(700);
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(4);
    private const int JoiningAtOnce = 64;

    private readonly ConcurrentDictionary<string, BackplanePage> pages = new(StringComparer.Ordinal);
    private readonly ILogger logger = loggers.CreateLogger<Backplane>();
    private volatile BackplaneLine? line;

    public bool IsOn => options.Value.IsConfigured;

    /// <summary>Whether this node's word reaches the others now.</summary>
    public bool IsWhole => line is not null;

    /// <summary>What another node said.</summary>
    public Action<string>? Heard { get; set; }

    /// <summary>The line is up, for the first time or again: whatever happened meanwhile was not heard.</summary>
    public Action? Restored { get; set; }

    /// <summary>The pages of this node.</summary>
    public IReadOnlyList<HubConnectionContext> Connections => [.. pages.Values.Select(page => page.Connection)];

    public bool Holds(string connectionId) => pages.ContainsKey(connectionId);

    public Task TellNodesAsync(string text) => TryAsync(way => way.TellAsync($"{node.Id:N} {text}", CancellationToken.None));

    /// <summary>Does it over the line within the time there is; a line that keeps somebody waiting is given up.</summary>
    public async Task TryAsync(Func<BackplaneLine, Task> send)
    {
        if (line is not { } way)
        {
            return;
        }

        try
        {
            await send(way).WaitAsync(Patience);
        }
        // Whatever it is: what the package throws while its line breaks is not written down anywhere, and a page must not pay for it.
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            GiveUp(way, e);
        }
    }

    public Task ConnectAsync(HubConnectionContext connection)
    {
        var page = pages[connection.ConnectionId] = new BackplanePage(connection);
        return TryAsync(page.JoinAsync);
    }

    public Task DisconnectAsync(HubConnectionContext connection)
    {
        pages.TryRemove(connection.ConnectionId, out _);
        return TryAsync(way => way.Manager.OnDisconnectedAsync(connection));
    }

    public Task JoinAsync(string connectionId, string group)
    {
        if (!pages.TryGetValue(connectionId, out var page))
        {
            return Task.CompletedTask;
        }

        page.Groups.TryAdd(group, default);
        return TryAsync(page.JoinAsync);
    }

    public Task LeaveAsync(string connectionId, string group)
    {
        if (!pages.TryGetValue(connectionId, out var page) || !page.Groups.TryRemove(group, out _))
        {
            return Task.CompletedTask;
        }

        return TryAsync(way => way.Manager.RemoveFromGroupAsync(connectionId, group));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!IsOn)
        {
            return;
        }

        using var timer = new PeriodicTimer(Beat);
        try
        {
            do
            {
                await BeatAsync(stoppingToken);
            } while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The application stops.
        }
        finally
        {
            if (line is { } way)
            {
                line = null;
                await CloseAsync(way);
            }
        }
    }

    private async Task BeatAsync(CancellationToken stoppingToken)
    {
        if (line is { } way)
        {
            await TellNodesAsync("beat");
            if (way.Silence > LongestSilence)
            {
                GiveUp(way, new TimeoutException("The node did not hear itself."));
            }

            return;
        }

        try
        {
            await OpenAsync(stoppingToken);
        }
        catch (Exception e) when (!stoppingToken.IsCancellationRequested)
        {
            LogNotOpened(e);
        }
    }

    private async Task OpenAsync(CancellationToken stoppingToken)
    {
        var fresh = await BackplaneLine.OpenAsync(options.Value, node.Id, text => Heard?.Invoke(text), protocols, loggers, stoppingToken);
        try
        {
            // Who comes from here on joins by the line; who is here already is joined below.
            line = fresh;
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            limit.CancelAfter(TimeSpan.FromSeconds(30));
            await Parallel.ForEachAsync(
                pages.Values,
                new ParallelOptions { MaxDegreeOfParallelism = JoiningAtOnce, CancellationToken = limit.Token },
                async (page, _) => await page.JoinAsync(fresh)
            );
        }
        catch
        {
            GiveUp(fresh, why: null);
            throw;
        }

        var joined = pages.Count;
        LogWhole(joined);
        Restored?.Invoke();
    }

    private void GiveUp(BackplaneLine way, Exception? why)
    {
        if (Interlocked.CompareExchange(ref line, null, way) != way)
        {
            return;
        }

        LogLost(why?.GetType().Name ?? "joining failed");
        _ = CloseAsync(way);
    }

    private static async Task CloseAsync(BackplaneLine way)
    {
        try
        {
            await way.DisposeAsync();
        }
        catch (Exception e) when (e is RedisException or TimeoutException or ObjectDisposedException or InvalidOperationException)
        {
            // It is being thrown away because it does not work.
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The other nodes are within reach; {Pages} pages have joined")]
    private partial void LogWhole(int pages);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The other nodes are out of reach ({Why}); pages of this node go on, and joining is tried every second"
    )]
    private partial void LogLost(string why);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Redis does not answer; trying again")]
    private partial void LogNotOpened(Exception exception);
}
