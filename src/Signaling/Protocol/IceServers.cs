using System.Text.Json.Serialization;

namespace Visavis.Signaling.Protocol;

/// <summary>Answer to <c>GetIceServers</c>: the list of <c>RTCConfiguration</c>, and for how long its credentials hold.</summary>
public sealed record IceServers(
    [property: JsonPropertyName("iceServers")] IReadOnlyList<IceServer> Servers,
    int TtlSeconds,
    bool RelayOnly
);
