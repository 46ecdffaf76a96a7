using Microsoft.AspNetCore.SignalR;
using Visavis.Signaling.Limits;

namespace Visavis.Signaling.Connections;

/// <summary>One web socket of one open page.</summary>
internal sealed class PageConnection(HubCallerContext context, Guid? userId, string? address, SignalingLimits limits, TimeProvider time)
{
    public string Id { get; } = context.ConnectionId;

    /// <summary>Null for a signed-out visitor.</summary>
    public Guid? UserId { get; } = userId;

    /// <summary>The network address it came from.</summary>
    public string? Address { get; } = address;

    public TokenBucket RelayBucket { get; } = new(limits.RelayBurst, limits.RelayPerSecond, time);

    public TokenBucket MethodBucket { get; } = new(limits.MethodBurst, limits.MethodsPerSecond, time);

    /// <summary>Whose presence it asked for; touched only by its own method calls, which come one at a time.</summary>
    public HashSet<Guid> Watching { get; } = [];

    /// <summary>Null for a connection that was turned away.</summary>
    public static PageConnection? Find(HubCallerContext context) =>
        context.Items.TryGetValue(typeof(PageConnection), out var page) ? (PageConnection?)page : null;

    public static PageConnection Of(HubCallerContext context) =>
        Find(context) ?? throw Protocol.Refusal.Because(Protocol.ErrorId.TooFast, "Too many connections.");

    public void Attach() => context.Items[typeof(PageConnection)] = this;

    public void Abort() => context.Abort();
}
