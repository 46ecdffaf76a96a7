using Microsoft.AspNetCore.SignalR;
using Visavis.Signaling.Connections;

namespace Visavis.Signaling.Messages;

/// <summary>Tells a person's open pages, on whatever node, that their messages or notices changed. Nobody there: nothing happens.</summary>
public sealed class InboxNotices
{
    private readonly IHubContext<SignalingHub, ISignalingClient> hub;

    internal InboxNotices(IHubContext<SignalingHub, ISignalingClient> hub) => this.hub = hub;

    public Task TellAsync(Guid userId, InboxChange change) => hub.Clients.Group(HubGroups.PagesOf(userId)).InboxChanged(change);
}
