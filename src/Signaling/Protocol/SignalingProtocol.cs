namespace Visavis.Signaling.Protocol;

/// <summary>Version and address of the protocol that <c>docs/signaling-protocol.md</c> describes.</summary>
public static class SignalingProtocol
{
    public const int Version = 1;

    public const string Path = "/hub/signaling";

    /// <summary>On the refusal of another version: the version this server speaks.</summary>
    public const string VersionHeader = "Signaling-Protocol";
}
