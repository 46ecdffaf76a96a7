using System.Net.WebSockets;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Visavis.Signaling.Limits;
using Visavis.Signaling.Relay;

namespace Visavis.Signaling.Connections;

/// <summary>One web socket of one open page.</summary>
internal sealed class PageConnection(HubCallerContext context, Guid? userId, string? address, SignalingLimits limits, TimeProvider time)
{
    private TokenBucket? relays;
    private TokenBucket? methods;
    private TokenBucket? refusals;
    private int relaysInHub;
    private volatile bool isExpelled;

    public string Id { get; } = context.ConnectionId;

    /// <summary>Null for a signed-out visitor.</summary>
    public Guid? UserId { get; } = userId;

    /// <summary>Whom the host took it for when it came.</summary>
    public ClaimsPrincipal Person { get; } = context.User ?? new ClaimsPrincipal();

    /// <summary>The network address it came from.</summary>
    public string? Address { get; } = address;

    public TokenBucket RelayBucket => Bucket(ref relays, limits.RelayBurst, limits.RelayPerSecond);

    public TokenBucket MethodBucket => Bucket(ref methods, limits.MethodBurst, limits.MethodsPerSecond);

    /// <summary>Whose presence it asked for; touched only by its own method calls, which come one at a time.</summary>
    public HashSet<Guid> Watching { get; } = [];

    /// <summary>The page's own socket, when the relay may write to it directly.</summary>
    public RelaySocket? Socket { get; } = context.GetHttpContext()?.Features.Get<RelaySocketFeature>()?.Socket;

    /// <summary>What it may be refused before it is closed.</summary>
    public TokenBucket Refusals => Bucket(ref refusals, limits.RefusalBurst, limits.RefusalsPerSecond);

    /// <summary>The person closed the page, as far as the browser said; a line that breaks says nothing.</summary>
    public bool HasLeft => isExpelled || Socket?.CloseStatus == WebSocketCloseStatus.EndpointUnavailable;

    /// <summary>The host closed it, e.g. because its person signed out.</summary>
    public bool IsExpelled => isExpelled;

    /// <summary>Relay messages of this page that the hub has still to deal with.</summary>
    public int RelaysInHub => Volatile.Read(ref relaysInHub);

    /// <summary>Null for a connection that was turned away.</summary>
    public static PageConnection? Find(HubCallerContext context) => context.Features.Get<PageConnection>();

    public static PageConnection Of(HubCallerContext context) =>
        Find(context) ?? throw Protocol.Refusal.Because(Protocol.ErrorId.TooFast, "Too many connections.");

    public void Attach()
    {
        context.Features.Set(this);
        if (Socket is not null)
        {
            Socket.Page = this;
        }
    }

    public void EnterHub() => Interlocked.Increment(ref relaysInHub);

    /// <summary>Also for messages that came to the hub unrecognised and were never counted.</summary>
    public void LeaveHub()
    {
        if (Interlocked.Decrement(ref relaysInHub) < 0)
        {
            Interlocked.Increment(ref relaysInHub);
        }
    }

    public void Abort() => context.Abort();

    public void Expel()
    {
        isExpelled = true;
        context.Abort();
    }

    /// <summary>Buckets begin full: who has asked for nothing yet needs none.</summary>
    private TokenBucket Bucket(ref TokenBucket? bucket, double burst, double perSecond) =>
        Volatile.Read(ref bucket) ?? Interlocked.CompareExchange(ref bucket, new TokenBucket(burst, perSecond, time), null) ?? bucket;
}
