namespace Visavis.Signaling.Calls;

/// <summary>A call of two people at one <see cref="Version"/>; changed only through <see cref="CallTransitions"/>.</summary>
public sealed record CallSession
{
    /// <summary>128 random bits as 32 lower-case hexadecimal digits.</summary>
    public required string Id { get; init; }

    public required Guid CallerId { get; init; }

    public required Guid CalleeId { get; init; }

    /// <summary>Client-made: a repeated request answers the same call.</summary>
    public required string RequestId { get; init; }

    public CallState State { get; init; } = CallState.Ringing;

    /// <summary>Set exactly when <see cref="State"/> is Ended.</summary>
    public CallEndReason? EndReason { get; init; }

    /// <summary>Who ended it; null when a deadline did.</summary>
    public Guid? EndedBy { get; init; }

    /// <summary>Rises by one with every change; what compare-and-swap compares.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Rises each time a fresh page takes over as either end.</summary>
    public int Generation { get; init; } = 1;

    public string? CallerClientId { get; init; }

    public string? CalleeClientId { get; init; }

    public bool CallerRelayOnly { get; init; }

    public bool CalleeRelayOnly { get; init; }

    /// <summary>The person or their browser refused the camera before they rang: said by the page, for the statistics alone.</summary>
    public bool CallerCameraRefused { get; init; }

    /// <summary>The same of the one who answered.</summary>
    public bool CalleeCameraRefused { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset RingExpiresAt { get; init; }

    public DateTimeOffset? AcceptedAt { get; init; }

    public DateTimeOffset? ConnectedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public bool IsLive => State != CallState.Ended;

    /// <summary>Accepted and not over: things pass between the ends.</summary>
    public bool IsOpen => State is CallState.Connecting or CallState.Connected;

    /// <summary>The person's role, or null for a stranger.</summary>
    public CallRole? RoleOf(Guid userId) =>
        userId == CallerId ? CallRole.Caller
        : userId == CalleeId ? CallRole.Callee
        : null;

    public Guid UserOf(CallRole role) => role == CallRole.Caller ? CallerId : CalleeId;

    public string? ClientIdOf(CallRole role) => role == CallRole.Caller ? CallerClientId : CalleeClientId;

    public bool RelayOnlyOf(CallRole role) => role == CallRole.Caller ? CallerRelayOnly : CalleeRelayOnly;

    internal CallSession WithClientId(CallRole role, string clientId) =>
        role == CallRole.Caller ? this with { CallerClientId = clientId } : this with { CalleeClientId = clientId };
}
