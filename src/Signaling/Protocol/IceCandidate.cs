namespace Visavis.Signaling.Protocol;

/// <summary>An <c>RTCIceCandidateInit</c>. An empty candidate marks the end of one media line's candidates.</summary>
public sealed record IceCandidate(string? Candidate, string? SdpMid = null, int? SdpMLineIndex = null, string? UsernameFragment = null)
{
    /// <summary>Characters of all parts together.</summary>
    internal int Length => (Candidate?.Length ?? 0) + (SdpMid?.Length ?? 0) + (UsernameFragment?.Length ?? 0);
}
