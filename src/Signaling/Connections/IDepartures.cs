namespace Visavis.Signaling.Connections;

/// <summary>Takes a person off the air, for whoever suspends or erases them.</summary>
public interface IDepartures
{
    /// <summary>
    /// Ends the person's live call as if they had hung up (the other side is told), takes them offline, and closes all their connections
    /// on this node. Does nothing to somebody who is not there.
    /// </summary>
    Task DepartAsync(Guid userId);
}
