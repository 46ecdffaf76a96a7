namespace Visavis.Signaling.Nodes;

/// <summary>What the host says of this node among others.</summary>
public interface INodes
{
    /// <summary>Configured to be one of several.</summary>
    bool IsOn { get; }

    /// <summary>Whether this node's word reaches the others now.</summary>
    bool IsWhole { get; }
}
