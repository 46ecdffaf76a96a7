using Visavis.Signaling.Calls;
using Visavis.Signaling.Protocol;
using Visavis.TestSupport.Signaling;

namespace Visavis.Signaling.Tests.Calls;

public sealed class CallTests : IAsyncDisposable
{
    private readonly SignalingHost host = SignalingHost.Start();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Two_people_ring_answer_exchange_descriptions_and_hang_up()
    {
        var calleeId = await host.AddProfessionalAsync();
        var callee = await host.OpenOnlineAsync(calleeId);
        var caller = await host.OpenAsync(await host.AddMemberAsync());

        var call = await caller.StartCallAsync(calleeId);
        Assert.Equal((CallState.Ringing, CallRole.Caller, false), (call.State, call.Role, call.Polite));
        Assert.Equal("Plombière", call.Peer.Profession);
        var ringing = await callee.NextAsync<Call>("CallRinging");
        Assert.Equal((call.Id, CallRole.Callee, true), (ringing.Id, ringing.Role, ringing.Polite));

        await caller.SendDescriptionAsync(call.Id, 1, "v=0\r\n");
        await caller.SendCandidateAsync(call.Id, 1, "candidate:1");
        Assert.True(await callee.HasNoneAsync("DescriptionReceived"));

        var accepted = await callee.AcceptCallAsync(call.Id);
        Assert.Equal((CallState.Connecting, true), (accepted.State, accepted.AnsweredHere));
        var description = await callee.NextAsync("DescriptionReceived");
        Assert.Equal("v=0\r\n", ((SessionDescription)description[2]!).ReadSdp());
        Assert.Equal("candidate:1", ((IceCandidate)(await callee.NextAsync("CandidateReceived"))[2]!).Candidate);
        Assert.Equal(CallState.Connecting, (await caller.NextAsync<Call>("CallAccepted")).State);

        await callee.SendDescriptionAsync(call.Id, 1, "v=1\r\n", "answer");
        Assert.Equal("answer", ((SessionDescription)(await caller.NextAsync("DescriptionReceived"))[2]!).Type);

        await caller.InvokeAsync("ReportConnected", call.Id, 1);
        Assert.Equal(CallState.Connected, (await callee.NextAsync<Call>("CallChanged")).State);

        await callee.InvokeAsync("HangUp", call.Id);
        var ended = await caller.NextAsync<Call>("CallEnded");
        Assert.Equal((CallEndReason.HungUp, false), (ended.EndReason, ended.EndedByMe));
        Assert.True((await callee.NextAsync<Call>("CallEnded")).EndedByMe);
    }
}
