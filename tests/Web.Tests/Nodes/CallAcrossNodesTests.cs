using Microsoft.EntityFrameworkCore;
using Visavis.Signaling;
using Visavis.Signaling.Calls;
using Visavis.Signaling.Presence;
using Visavis.Signaling.Protocol;
using Visavis.TestSupport;
using Visavis.TestSupport.Signaling;
using Visavis.Web.Calls;

namespace Visavis.Web.Tests.Nodes;

[Trait("Tier", "Slow")]
[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class CallAcrossNodesTests
{
    [Fact]
    public async Task People_of_two_nodes_ring_connect_write_and_hang_up()
    {
        await using var nodes = await TwoNodes.StartAsync();
        var (_, caller, calleeId, callee) = await MeetAsync(nodes);

        var call = await caller.StartCallAsync(calleeId);
        Assert.Equal(call.Id, (await callee.NextAsync<Call>(nameof(ISignalingClient.CallRinging))).Id);
        await UntilShownAsync(caller, PresenceStatus.Busy);
        await caller.SendDescriptionAsync(call.Id, call.Generation, "offer before the answer");
        await caller.SendCandidateAsync(call.Id, call.Generation, "candidate:1 1 udp 1 192.0.2.1 9 typ host");

        await callee.AcceptCallAsync(call.Id);
        await caller.NextAsync(nameof(ISignalingClient.CallAccepted));
        Assert.Equal("offer before the answer", Text((await callee.NextAsync(nameof(ISignalingClient.DescriptionReceived)))[2]));
        await callee.NextAsync(nameof(ISignalingClient.CandidateReceived));
        await callee.SendDescriptionAsync(call.Id, call.Generation, "the answer", "answer");
        Assert.Equal("the answer", Text((await caller.NextAsync(nameof(ISignalingClient.DescriptionReceived)))[2]));
        await caller.InvokeAsync("ReportConnected", call.Id, call.Generation);
        await callee.NextAsync(nameof(ISignalingClient.CallChanged));

        await callee.InvokeAsync<MessageReceipt>("SendMessage", new SendMessageRequest(call.Id, HubPage.NewId(), "Bonjour"));
        Assert.Equal("Bonjour", (await caller.NextAsync<Message>(nameof(ISignalingClient.MessageReceived))).Text);

        // The callee's line breaks, and the page comes back on the other node.
        await callee.DisposeAsync();
        await caller.NextAsync(nameof(ISignalingClient.PeerSignalingLost));
        var again = await nodes.First.OpenAsync(calleeId, callee.ClientId);
        await again.JoinCallAsync(call.Id);
        await caller.NextAsync(nameof(ISignalingClient.PeerSignalingBack));

        await again.InvokeAsync("HangUp", call.Id);
        await caller.NextAsync(nameof(ISignalingClient.CallEnded));
        await UntilShownAsync(caller, PresenceStatus.Online);
        await again.DisposeAsync();
        await UntilShownAsync(caller, PresenceStatus.Offline);
    }

    [Fact]
    public async Task An_acceptance_reaches_a_caller_whose_node_has_not_been_heard_yet()
    {
        await using var nodes = await TwoNodes.StartAsync();
        var (callerId, caller, calleeId, callee) = await MeetAsync(nodes);
        nodes.Second.HearNothing();
        var call = await caller.StartCallAsync(calleeId);
        await callee.NextAsync(nameof(ISignalingClient.CallRinging));

        // The callee's node reads the call just before the caller's end is written.
        var seat = await SitAsync(seat: 0);
        await callee.JoinCallAsync(call.Id);
        await SitAsync(seat);
        await callee.AcceptCallAsync(call.Id);

        Assert.Equal(call.Id, (await caller.NextAsync<Call>(nameof(ISignalingClient.CallAccepted))).Id);

        Task<int> SitAsync(int seat) =>
            nodes.First.QueryAsync(async db =>
            {
                var former = await db.Set<LiveCallParticipant>()
                    .Where(p => p.CallId == call.Id && p.UserId == callerId)
                    .Select(p => p.Seat)
                    .SingleAsync();
                await db.Set<LiveCallParticipant>()
                    .Where(p => p.CallId == call.Id && p.UserId == callerId)
                    .ExecuteUpdateAsync(set => set.SetProperty(p => p.Seat, seat));
                return former;
            });
    }

    [Fact]
    public async Task Media_that_flow_are_told_to_a_callee_whose_node_has_not_been_heard_yet()
    {
        await using var nodes = await TwoNodes.StartAsync();
        var (_, caller, calleeId, callee) = await MeetAsync(nodes);
        var call = await caller.StartCallAsync(calleeId);
        await callee.NextAsync(nameof(ISignalingClient.CallRinging));

        nodes.First.HearNothing();
        await callee.AcceptCallAsync(call.Id);
        await caller.NextAsync(nameof(ISignalingClient.CallAccepted));
        await caller.InvokeAsync("ReportConnected", call.Id, call.Generation);

        Assert.Equal(CallState.Connected, (await callee.NextAsync<Call>(nameof(ISignalingClient.CallChanged))).State);
    }

    [Fact]
    public async Task A_caller_who_gives_up_ends_the_ring_on_the_other_node()
    {
        await using var nodes = await TwoNodes.StartAsync();
        var (_, caller, calleeId, callee) = await MeetAsync(nodes);
        var call = await caller.StartCallAsync(calleeId);
        await callee.NextAsync(nameof(ISignalingClient.CallRinging));

        await caller.InvokeAsync("HangUp", call.Id);

        await callee.NextAsync(nameof(ISignalingClient.CallEnded));
        Assert.Equal(CallEndReason.Cancelled, (await nodes.Second.ReadCallAsync(call.Id))!.EndReason);
    }

    /// <summary>A member on the first node who sees that a professional on the second is online.</summary>
    private static async Task<(Guid CallerId, HubPage Caller, Guid CalleeId, HubPage Callee)> MeetAsync(TwoNodes nodes)
    {
        var calleeId = await nodes.First.AddProfessionalAsync();
        var callerId = await nodes.First.AddMemberAsync();
        var caller = await nodes.First.OpenAsync(callerId);
        await caller.InvokeAsync<Dictionary<string, PresenceStatus>>("WatchPresence", (object)new[] { calleeId.ToString("D") });
        var callee = await nodes.Second.OpenOnlineAsync(calleeId);
        await UntilShownAsync(caller, PresenceStatus.Online);
        return (callerId, caller, calleeId, callee);
    }

    private static string Text(object? description) => ((SessionDescription)description!).ReadSdp();

    private static async Task UntilShownAsync(HubPage page, PresenceStatus status)
    {
        while ((PresenceStatus)(await page.NextAsync(nameof(ISignalingClient.PresenceChanged)))[1]! != status) { }
    }
}
