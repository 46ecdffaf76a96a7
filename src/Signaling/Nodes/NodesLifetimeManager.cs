using Microsoft.AspNetCore.SignalR;
using Visavis.Signaling.Connections;

namespace Visavis.Signaling.Nodes;

/// <summary>
/// The hub's connections over several nodes: pages of this node first and always, as if it were alone, then the official backplane for the rest.
/// Only what a person's own pages and single connections are told crosses; watchers are told by their own node.
/// </summary>
internal sealed class NodesLifetimeManager(DefaultHubLifetimeManager<SignalingHub> here, Backplane backplane, PageConnections pages)
    : HubLifetimeManager<SignalingHub>
{
    public override async Task OnConnectedAsync(HubConnectionContext connection)
    {
        await here.OnConnectedAsync(connection);
        await backplane.ConnectAsync(connection);
    }

    public override async Task OnDisconnectedAsync(HubConnectionContext connection)
    {
        await here.OnDisconnectedAsync(connection);
        await backplane.DisconnectAsync(connection);
    }

    public override async Task AddToGroupAsync(string connectionId, string groupName, CancellationToken cancellationToken = default)
    {
        await here.AddToGroupAsync(connectionId, groupName, cancellationToken);
        if (HubGroups.Crosses(groupName))
        {
            await backplane.JoinAsync(connectionId, groupName);
        }
    }

    public override async Task RemoveFromGroupAsync(string connectionId, string groupName, CancellationToken cancellationToken = default)
    {
        await here.RemoveFromGroupAsync(connectionId, groupName, cancellationToken);
        if (HubGroups.Crosses(groupName))
        {
            await backplane.LeaveAsync(connectionId, groupName);
        }
    }

    public override Task SendConnectionAsync(
        string connectionId,
        string methodName,
        object?[] args,
        CancellationToken cancellationToken = default
    ) =>
        backplane.Holds(connectionId)
            ? here.SendConnectionAsync(connectionId, methodName, args, cancellationToken)
            : backplane.TryAsync(way => way.Manager.SendConnectionAsync(connectionId, methodName, args, cancellationToken));

    public override async Task SendConnectionsAsync(
        IReadOnlyList<string> connectionIds,
        string methodName,
        object?[] args,
        CancellationToken cancellationToken = default
    )
    {
        foreach (var connectionId in connectionIds)
        {
            await SendConnectionAsync(connectionId, methodName, args, cancellationToken);
        }
    }

    public override Task SendGroupAsync(
        string groupName,
        string methodName,
        object?[] args,
        CancellationToken cancellationToken = default
    ) => SendGroupExceptAsync(groupName, methodName, args, [], cancellationToken);

    public override async Task SendGroupExceptAsync(
        string groupName,
        string methodName,
        object?[] args,
        IReadOnlyList<string> excludedConnectionIds,
        CancellationToken cancellationToken = default
    )
    {
        await here.SendGroupExceptAsync(groupName, methodName, args, excludedConnectionIds, cancellationToken);
        if (HubGroups.PersonOf(groupName) is { } person)
        {
            // Whoever was served here is left out there: the backplane brings a node's own words back to it.
            string[] served = [.. excludedConnectionIds, .. pages.IdsOf(person)];
            await backplane.TryAsync(way => way.Manager.SendGroupExceptAsync(groupName, methodName, args, served, cancellationToken));
        }
    }

    public override async Task SendGroupsAsync(
        IReadOnlyList<string> groupNames,
        string methodName,
        object?[] args,
        CancellationToken cancellationToken = default
    )
    {
        foreach (var groupName in groupNames)
        {
            await SendGroupAsync(groupName, methodName, args, cancellationToken);
        }
    }

    public override Task SendAllAsync(string methodName, object?[] args, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException("Nothing is told to everybody.");

    public override Task SendAllExceptAsync(
        string methodName,
        object?[] args,
        IReadOnlyList<string> excludedConnectionIds,
        CancellationToken cancellationToken = default
    ) => throw new NotSupportedException("Nothing is told to everybody.");

    public override Task SendUserAsync(string userId, string methodName, object?[] args, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException("People are reached by the group of their pages.");

    public override Task SendUsersAsync(
        IReadOnlyList<string> userIds,
        string methodName,
        object?[] args,
        CancellationToken cancellationToken = default
    ) => throw new NotSupportedException("People are reached by the group of their pages.");
}
