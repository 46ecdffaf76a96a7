using System.Net.WebSockets;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Visavis.Signaling.Calls;

namespace Visavis.Signaling.Relay;

/// <summary>Hands SignalR a <see cref="RelaySocket"/> when it accepts the socket of a request.</summary>
internal sealed class RelaySocketFeature(IHttpWebSocketFeature inner, CallRelay relay) : IHttpWebSocketFeature
{
    /// <summary>The socket, once accepted.</summary>
    public RelaySocket? Socket { get; private set; }

    public bool IsWebSocketRequest => inner.IsWebSocketRequest;

    public static void Install(HttpContext context, CallRelay relay)
    {
        if (context.Features.Get<IHttpWebSocketFeature>() is { IsWebSocketRequest: true } plain)
        {
            var feature = new RelaySocketFeature(plain, relay);
            context.Features.Set<IHttpWebSocketFeature>(feature);
            context.Features.Set(feature);
        }
    }

    public async Task<WebSocket> AcceptAsync(WebSocketAcceptContext context) =>
        Socket = new RelaySocket(await inner.AcceptAsync(context), relay);
}
