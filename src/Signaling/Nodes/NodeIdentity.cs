namespace Visavis.Signaling.Nodes;

/// <summary>One life of one process: a node that starts again is another.</summary>
public sealed class NodeIdentity
{
    public Guid Id { get; } = Guid.NewGuid();
}
