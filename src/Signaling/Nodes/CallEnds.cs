using Visavis.Signaling.Calls;
using Visavis.Signaling.Connections;

namespace Visavis.Signaling.Nodes;

/// <summary>Which connection, of whatever node, speaks for each end of a call. Alone, memory is enough; among nodes the row decides.</summary>
internal sealed class CallEnds(INodeStore store, NodeNotices notices, NodeIdentity node, TimeProvider time)
{
    public bool IsOn => notices.IsOn;

    public async Task BindAsync(LiveCall call, CallRole role, PageConnection page)
    {
        var seat = IsOn ? await store.SeatAsync(call.Session.Id, call.Session.UserOf(role), node.Id, page.Id) : 0;
        lock (call.Gate)
        {
            call[role].Bind(page, seat);
        }

        await notices.CallMovedAsync(call.Session.Id);
    }

    /// <summary>The connection of this node no longer speaks for the end, which memory knows already.</summary>
    public async Task ReleaseAsync(LiveCall call, CallRole role, string connectionId, EndNews news)
    {
        if (IsOn)
        {
            var userId = call.Session.UserOf(role);
            var seat = await store.UnseatAsync(call.Session.Id, userId, connectionId);
            lock (call.Gate)
            {
                call[role].SitAt(seat);
            }

            await notices.EndChangedAsync(call.Session.Id, userId, news, connectionId);
        }
    }

    /// <summary>Takes over what the rows say, and answers the ends that are newly on other nodes.</summary>
    public async Task<IReadOnlyList<(CallRole Role, string ConnectionId)>> ReadAsync(LiveCall call)
    {
        var fresh = new List<(CallRole, string)>();
        if (!IsOn)
        {
            return fresh;
        }

        var rows = await store.EndsOfAsync(call.Session.Id);
        var now = time.GetUtcNow();
        lock (call.Gate)
        {
            foreach (var row in rows)
            {
                if (call.Session.RoleOf(row.UserId) is not { } role || row.Seat <= call[role].Seat)
                {
                    continue;
                }

                var end = call[role];
                if (row.ConnectionId is null)
                {
                    end.Release(now);
                }
                else if (row.NodeId != node.Id)
                {
                    end.BindElsewhere(row.NodeId!.Value, row.ConnectionId);
                    fresh.Add((role, row.ConnectionId));
                }

                end.SitAt(row.Seat);
            }
        }

        return fresh;
    }
}
