using System.Collections.Concurrent;
using System.Net.WebSockets;

namespace Visavis.RelayBench;

/// <summary>The least a server can do on Kestrel: whatever one web socket says, the other hears, unread. What relaying cannot be faster than.</summary>
internal static class RawSocket
{
    private const int LargestMessage = 32 * 1024;
    private static readonly ConcurrentDictionary<string, WebSocket> Sockets = new();

    public static async Task ServeAsync(string address)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address);
        var app = builder.Build();
        app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.Zero });
        app.Map("/raw", RelayAsync);
        await app.RunAsync();
    }

    /// <param name="context">Of a request for a web socket.</param>
    /// <param name="name">Who it is.</param>
    /// <param name="to">Who hears it; the only one who ever speaks to them.</param>
    private static async Task RelayAsync(HttpContext context, string name, string to)
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        Sockets[name] = socket;
        var buffer = new byte[LargestMessage];
        try
        {
            while (true)
            {
                var part = await socket.ReceiveAsync(buffer.AsMemory(), context.RequestAborted);
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    return;
                }

                await Sockets[to].SendAsync(buffer.AsMemory(0, part.Count), part.MessageType, part.EndOfMessage, context.RequestAborted);
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException)
        {
            // It went.
        }
        finally
        {
            Sockets.TryRemove(KeyValuePair.Create(name, socket));
        }
    }
}
