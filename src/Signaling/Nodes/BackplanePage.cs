using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;

namespace Visavis.Signaling.Nodes;

/// <summary>A page of this node, and the groups in which pages of other nodes may be too.</summary>
internal sealed class BackplanePage(HubConnectionContext connection)
{
    private readonly Lock gate = new();
    private BackplaneLine? line;
    private Task joining = Task.CompletedTask;

    public HubConnectionContext Connection => connection;

    public ConcurrentDictionary<string, byte> Groups { get; } = new(StringComparer.Ordinal);

    /// <summary>Joins the line once, and its groups as often as asked: the package takes a second joining of a group for none, of a connection for two.</summary>
    public async Task JoinAsync(BackplaneLine way)
    {
        Task joined;
        lock (gate)
        {
            if (line != way)
            {
                line = way;
                joining = way.Manager.OnConnectedAsync(connection);
            }

            joined = joining;
        }

        await joined;
        foreach (var group in Groups.Keys)
        {
            await way.Manager.AddToGroupAsync(connection.ConnectionId, group);
        }
    }
}
