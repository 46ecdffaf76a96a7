namespace Visavis.Web.Calls.Nodes;

/// <summary>Somebody with an open page on a node. It outlives the node by the time its people need to come back to another.</summary>
public sealed class PersonOnNode
{
    public Guid UserId { get; set; }

    public Guid NodeId { get; set; }
}
