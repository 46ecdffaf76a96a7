using Visavis.Signaling.Presence;

namespace Visavis.Signaling.Nodes;

/// <summary>Who speaks for one end of a live call. <see cref="Seat"/> rises with every change: the older never overwrites.</summary>
public sealed record SeatedEnd(Guid UserId, Guid? NodeId, string? ConnectionId, int Seat);

/// <summary>The nodes by the database's clock. A node that did not renew in time was not there, whatever its own clock says.</summary>
public sealed record NodeRoll(bool WasOver, IReadOnlySet<Guid> Alive, DateTimeOffset Now);

/// <summary>The durable part of being several: leases, who is where, and which connection speaks in a call.</summary>
public interface INodeStore
{
    /// <summary>Renews the node's lease and reads the others'. Says whether its own had run out, so that others took it for dead.</summary>
    Task<NodeRoll> RenewAsync(Guid nodeId, CancellationToken cancellationToken = default);

    /// <summary>The database's clock.</summary>
    Task<DateTimeOffset> NowAsync(CancellationToken cancellationToken = default);

    /// <summary>Frees the ends of calls that dead nodes held at once, and forgets their people after the grace.</summary>
    Task SweepDeadAsync(CancellationToken cancellationToken = default);

    /// <summary>Seats the connection; the seat's number, or 0 when the call is over.</summary>
    Task<int> SeatAsync(string callId, Guid userId, Guid nodeId, string connectionId, CancellationToken cancellationToken = default);

    /// <summary>Frees the seat if this connection has it; its new number, or 0.</summary>
    Task<int> UnseatAsync(string callId, Guid userId, string connectionId, CancellationToken cancellationToken = default);

    Task<IReadOnlyList<SeatedEnd>> EndsOfAsync(string callId, CancellationToken cancellationToken = default);

    /// <summary>Somebody who can be called has a page on the node.</summary>
    Task ArriveAsync(Guid userId, Guid nodeId, CancellationToken cancellationToken = default);

    /// <summary>No page there any more, nor on a node that is dead.</summary>
    Task LeaveAsync(Guid userId, Guid nodeId, CancellationToken cancellationToken = default);

    /// <summary>Wishes of people who want to be called and are on other nodes, or were on one that died within the grace; of one person, or of all.</summary>
    Task<IReadOnlyDictionary<Guid, PresenceWish>> WishesElsewhereAsync(
        Guid nodeId,
        Guid? userId = null,
        CancellationToken cancellationToken = default
    );
}
