namespace Visavis.Signaling.Protocol;

/// <summary>One <c>RTCIceServer</c>; name and credential are absent for STUN.</summary>
public sealed record IceServer(IReadOnlyList<string> Urls, string? Username = null, string? Credential = null);
