namespace Visavis.Web.Calls.Nodes;

/// <summary>One life of one process of the site, and until when its word counts.</summary>
public sealed class NodeRecord
{
    public Guid Id { get; set; }

    /// <summary>By the database's clock, which is everybody's.</summary>
    public DateTimeOffset SeenAt { get; set; }
}
