namespace Visavis.Signaling.Connections;

/// <summary>A person's open connections, for whoever must end them.</summary>
public interface IUserConnections
{
    /// <summary>Closes all connections of the person at once, e.g. after signing out: what they may do was fixed when they connected.</summary>
    Task AbortAsync(Guid userId);
}
