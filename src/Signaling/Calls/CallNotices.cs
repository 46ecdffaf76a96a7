using Microsoft.AspNetCore.SignalR;
using Visavis.Signaling.Connections;
using Visavis.Signaling.Nodes;
using Visavis.Signaling.Protocol;

namespace Visavis.Signaling.Calls;

/// <summary>Tells the people of a call what happened to it.</summary>
internal sealed class CallNotices(IHubContext<SignalingHub, ISignalingClient> hub, CallViews views, CallEnds ends)
{
    public Task RingingAsync(LiveCall call) =>
        hub.Clients.Group(HubGroups.PagesOf(call.Session.CalleeId)).CallRinging(views.Show(call, CallRole.Callee, connectionId: null));

    public async Task AcceptedAsync(LiveCall call)
    {
        await ToEndAsync(call, CallRole.Caller, client => client.CallAccepted(views.Show(call, CallRole.Caller, connectionId: null)));
        await ToAllPagesAsync(call, CallRole.Callee, (client, view) => client.CallAccepted(view));
    }

    public async Task ChangedAsync(LiveCall call)
    {
        foreach (var role in Enum.GetValues<CallRole>())
        {
            await ToEndAsync(call, role, client => client.CallChanged(views.Show(call, role, call.ConnectionOf(role))));
        }
    }

    public async Task EndedAsync(LiveCall call)
    {
        foreach (var role in Enum.GetValues<CallRole>())
        {
            await ToAllPagesAsync(call, role, (client, view) => client.CallEnded(view));
        }
    }

    public Task TakenAsync(string connectionId, string callId) => hub.Clients.Client(connectionId).CallTaken(callId);

    public Task AwayAsync(Guid userId) => hub.Clients.Group(HubGroups.PagesOf(userId)).AwayNotice();

    /// <summary>To the connection bound to the end, if there is one. Where none is known, another node may have seated it and not been heard yet.</summary>
    public async Task ToEndAsync(LiveCall call, CallRole role, Func<ISignalingClient, Task> send)
    {
        IReadOnlyList<(CallRole Role, string ConnectionId)> elsewhere = call.ConnectionOf(role) is null ? await ends.ReadAsync(call) : [];
        if (call.ConnectionOf(role) is { } connectionId)
        {
            await send(hub.Clients.Client(connectionId));
        }

        foreach (var (other, itsConnection) in elsewhere)
        {
            await DeliverHeldAsync(call, other, itsConnection);
        }
    }

    /// <summary>Delivers what waited for the page, in order; once nothing waits any more the relay goes straight to it.</summary>
    public async Task DeliverHeldAsync(LiveCall call, CallRole role, string connectionId)
    {
        var client = hub.Clients.Client(connectionId);
        while (true)
        {
            SessionDescription? description;
            IReadOnlyList<IceCandidate?> candidates;
            lock (call.Gate)
            {
                var end = call[role];
                if (end.ConnectionId != connectionId || end.IsReady || end.BecomeReadyIfNothingIsHeld())
                {
                    return;
                }

                (description, candidates) = end.Held.Take();
            }

            var (id, generation) = (call.Session.Id, call.Session.Generation);
            if (description is not null)
            {
                await client.DescriptionReceived(id, generation, description);
            }

            foreach (var candidate in candidates)
            {
                await client.CandidateReceived(id, generation, candidate);
            }
        }
    }

    private async Task ToAllPagesAsync(LiveCall call, CallRole role, Func<ISignalingClient, Call, Task> send)
    {
        var pages = HubGroups.PagesOf(call.Session.UserOf(role));
        var end = call.ConnectionOf(role);
        if (end is not null)
        {
            await send(hub.Clients.Client(end), views.Show(call, role, end));
        }

        await send(hub.Clients.GroupExcept(pages, end is null ? [] : [end]), views.Show(call, role, connectionId: null));
    }
}
