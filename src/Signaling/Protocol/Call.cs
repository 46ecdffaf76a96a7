using Visavis.Signaling.Calls;

namespace Visavis.Signaling.Protocol;

/// <summary>A call as one of its two people sees it. Times are UTC.</summary>
public sealed record Call
{
    public required string Id { get; init; }

    public required CallState State { get; init; }

    public required CallEndReason? EndReason { get; init; }

    public required CallRole Role { get; init; }

    /// <summary>Gives way when two offers collide; the callee is polite.</summary>
    public bool Polite => Role == CallRole.Callee;

    /// <summary>Rises with every change; an older one that arrives late can be ignored.</summary>
    public required int Version { get; init; }

    public required int Generation { get; init; }

    public required Peer Peer { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset? RingExpiresAt { get; init; }

    public required DateTimeOffset? ConnectedAt { get; init; }

    public required DateTimeOffset? EndedAt { get; init; }

    /// <summary>The server's clock now, against which the page counts the times above.</summary>
    public required DateTimeOffset ServerTime { get; init; }

    public required bool EndedByMe { get; init; }

    /// <summary>Whether the receiving connection is the one the callee answered on.</summary>
    public required bool AnsweredHere { get; init; }

    /// <summary>Whether the receiver asked to hide their address: only relayed candidates may be used.</summary>
    public required bool RelayOnly { get; init; }

    /// <summary>What the other end said it sends; null until it said so.</summary>
    public required MediaFlags? PeerMedia { get; init; }
}
