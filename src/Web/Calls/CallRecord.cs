namespace Visavis.Web.Calls;

/// <summary>The durable row of a call; changed only by compare-and-swap on <see cref="Version"/>.</summary>
public sealed class CallRecord
{
    /// <summary>128 random bits in lower-case hexadecimal.</summary>
    public required string Id { get; set; }

    public Guid CallerId { get; set; }

    public Guid CalleeId { get; set; }

    /// <summary>Client-made id of the StartCall request: a repeated request answers the same call.</summary>
    public required string RequestId { get; set; }

    public required string State { get; set; }

    public string? EndReason { get; set; }

    public Guid? EndedBy { get; set; }

    public int Version { get; set; }

    /// <summary>Rises each time a page of either side is replaced by a fresh one; descriptions of older generations are dropped.</summary>
    public int Generation { get; set; }

    public string? CallerClientId { get; set; }

    public string? CalleeClientId { get; set; }

    public bool CallerRelayOnly { get; set; }

    public bool CalleeRelayOnly { get; set; }

    public bool CallerCameraRefused { get; set; }

    public bool CalleeCameraRefused { get; set; }

    public DateTimeOffset StartedAt { get; set; }

    public DateTimeOffset RingExpiresAt { get; set; }

    public DateTimeOffset? AcceptedAt { get; set; }

    public DateTimeOffset? ConnectedAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>When the callee looked at the list that shows this missed call.</summary>
    public DateTimeOffset? SeenByCalleeAt { get; set; }
}
