using Visavis.Signaling.Calls;
using Visavis.Signaling.Protocol;
using Visavis.TestSupport.Signaling;

namespace Visavis.Signaling.Tests.Calls;

public sealed class ComingBackTests : IAsyncDisposable
{
    private readonly SignalingHost host = SignalingHost.Start();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task A_page_that_reconnects_keeps_its_generation_and_gets_what_was_sent_meanwhile()
    {
        var (caller, callee, call) = await host.ConnectAsync();
        var callerId = (await host.ReadCallAsync(call.Id))!.CallerId;
        await caller.DisposeAsync();
        Assert.Equal(call.Id, await callee.NextAsync<string>("PeerSignalingLost"));
        await callee.SendDescriptionAsync(call.Id, 1, "sent while away");
        await callee.SendCandidateAsync(call.Id, 1, "candidate:1");
        await callee.SendCandidateAsync(call.Id, 1, candidate: null);

        var back = await host.OpenAsync(callerId, caller.ClientId);
        var joined = await back.JoinCallAsync(call.Id);

        Assert.Equal((1, CallState.Connecting), (joined.Generation, joined.State));
        Assert.Equal(call.Id, await callee.NextAsync<string>("PeerSignalingBack"));
        Assert.Equal("sent while away", ((SessionDescription)(await back.NextAsync("DescriptionReceived"))[2]!).ReadSdp());
        Assert.Equal("candidate:1", ((IceCandidate)(await back.NextAsync("CandidateReceived"))[2]!).Candidate);
        Assert.Null((await back.NextAsync("CandidateReceived"))[2]);
        Assert.True(await callee.HasNoneAsync("PeerJoined"));
        await back.SendDescriptionAsync(call.Id, 1, "after");
        Assert.Equal("after", ((SessionDescription)(await callee.NextAsync("DescriptionReceived"))[2]!).ReadSdp());
    }

    [Fact]
    public async Task A_reloaded_page_raises_the_generation_and_the_old_number_is_refused()
    {
        var (caller, callee, call) = await host.ConnectAsync();
        var calleeId = (await host.ReadCallAsync(call.Id))!.CalleeId;
        await callee.DisposeAsync();
        await caller.NextAsync("PeerSignalingLost");
        await caller.SendDescriptionAsync(call.Id, 1, "of the old page");

        var reloaded = await host.OpenAsync(calleeId);
        var joined = await reloaded.JoinCallAsync(call.Id);

        Assert.Equal(2, joined.Generation);
        Assert.Equal([call.Id, 2], await caller.NextAsync("PeerJoined"));
        Assert.Equal(
            ErrorId.StaleGeneration,
            await caller.RefusalOfAsync("SendDescription", call.Id, 1, new SessionDescription("offer", "v=0"))
        );
        Assert.Equal(ErrorId.StaleGeneration, await caller.RefusalOfAsync("SendCandidate", call.Id, 1, new IceCandidate("candidate:1")));
        await caller.SendDescriptionAsync(call.Id, 2, "fresh");
        Assert.Equal("fresh", ((SessionDescription)(await reloaded.NextAsync("DescriptionReceived"))[2]!).ReadSdp());
        Assert.True(await reloaded.HasNoneAsync("DescriptionReceived"));
    }

    [Fact]
    public async Task Another_page_of_the_same_person_takes_the_call_over()
    {
        var (caller, callee, call) = await host.ConnectAsync();
        var callerId = (await host.ReadCallAsync(call.Id))!.CallerId;
        var other = await host.OpenAsync(callerId);

        await other.JoinCallAsync(call.Id);

        Assert.Equal(call.Id, await caller.NextAsync<string>("CallTaken"));
        Assert.Equal(ErrorId.NotInCall, await caller.RefusalOfAsync("SendCandidate", call.Id, 2, new IceCandidate("candidate:1")));
        await caller.DisposeAsync();
        await callee.NextAsync("PeerJoined");
        Assert.True(await callee.HasNoneAsync("PeerSignalingLost"));
        await other.SendCandidateAsync(call.Id, 2, "candidate:2");
        await callee.NextAsync("CandidateReceived");
    }

    [Fact]
    public async Task A_reload_while_it_rings_drops_the_offer_of_the_old_page()
    {
        var calleeId = await host.AddProfessionalAsync();
        var callee = await host.OpenOnlineAsync(calleeId);
        var callerId = await host.AddMemberAsync();
        var caller = await host.OpenAsync(callerId);
        var call = await caller.StartCallAsync(calleeId);
        await caller.SendDescriptionAsync(call.Id, 1, "old");
        await caller.DisposeAsync();

        var reloaded = await host.OpenAsync(callerId);
        Assert.Equal((2, CallState.Ringing), await JoinedAsync(reloaded, call.Id));
        await reloaded.SendDescriptionAsync(call.Id, 2, "new");

        Assert.Equal(2, (await callee.AcceptCallAsync(call.Id)).Generation);
        Assert.Equal([call.Id, 2], (await callee.NextAsync("DescriptionReceived"))[..2]);
        Assert.True(await callee.HasNoneAsync("DescriptionReceived"));
    }

    [Fact]
    public async Task Only_the_newest_description_and_64_candidates_are_held()
    {
        var calleeId = await host.AddProfessionalAsync();
        var callee = await host.OpenOnlineAsync(calleeId);
        var caller = await host.OpenAsync(await host.AddMemberAsync());
        var call = await caller.StartCallAsync(calleeId);
        await caller.SendDescriptionAsync(call.Id, 1, "first");
        await caller.SendCandidateAsync(call.Id, 1, "candidate:of-the-first");
        await caller.SendDescriptionAsync(call.Id, 1, "second");
        for (var i = 0; i < 70; i++)
        {
            await caller.SendCandidateAsync(call.Id, 1, $"candidate:{i}");
        }

        await callee.AcceptCallAsync(call.Id);

        Assert.Equal("second", ((SessionDescription)(await callee.NextAsync("DescriptionReceived"))[2]!).ReadSdp());
        for (var i = 0; i < 64; i++)
        {
            Assert.Equal($"candidate:{i}", ((IceCandidate)(await callee.NextAsync("CandidateReceived"))[2]!).Candidate);
        }

        Assert.True(await callee.HasNoneAsync("DescriptionReceived"));
        Assert.True(await callee.HasNoneAsync("CandidateReceived"));
    }

    [Fact]
    public async Task An_end_that_stays_away_for_60_seconds_is_lost()
    {
        var (caller, callee, call) = await host.ConnectAsync();
        await caller.InvokeAsync("ReportConnected", call.Id, 1);
        await callee.DisposeAsync();
        await caller.NextAsync("PeerSignalingLost");
        host.Clock.Advance(TimeSpan.FromSeconds(58));
        Assert.Equal(CallState.Connected, (await host.ReadCallAsync(call.Id))!.State);

        host.Clock.Advance(TimeSpan.FromSeconds(4));

        Assert.Equal(CallEndReason.Lost, await caller.EndOfCallAsync());
    }

    [Fact]
    public async Task A_call_without_media_fails_after_60_seconds_and_one_with_media_does_not()
    {
        var (caller, _, call) = await host.ConnectAsync();
        var (flowing, _, other) = await host.ConnectAsync();
        await flowing.InvokeAsync("ReportConnected", other.Id, 1);

        host.Clock.Advance(TimeSpan.FromSeconds(61));

        Assert.Equal(CallEndReason.Failed, await caller.EndOfCallAsync());
        Assert.Equal(CallState.Connected, (await host.ReadCallAsync(other.Id))!.State);
        Assert.Equal(CallState.Ended, (await host.ReadCallAsync(call.Id))!.State);
    }

    [Fact]
    public async Task Media_flags_reach_the_peer_and_are_there_for_a_page_that_joins_later()
    {
        var (caller, callee, call) = await host.ConnectAsync();
        var calleeId = (await host.ReadCallAsync(call.Id))!.CalleeId;
        var flags = new MediaFlags(Audio: true, Video: false, Screen: true);

        await caller.InvokeAsync("SetMedia", call.Id, flags);

        Assert.Equal(flags, (await callee.NextAsync("MediaChanged"))[1]);
        var reloaded = await host.OpenAsync(calleeId);
        Assert.Equal(flags, (await reloaded.JoinCallAsync(call.Id)).PeerMedia);
    }

    [Fact]
    public async Task A_report_of_an_older_generation_or_a_second_one_changes_nothing()
    {
        var (caller, callee, call) = await host.ConnectAsync();

        await caller.InvokeAsync("ReportConnected", call.Id, 0);
        Assert.Equal(CallState.Connecting, (await host.ReadCallAsync(call.Id))!.State);
        await caller.InvokeAsync("ReportConnected", call.Id, 1);
        await callee.InvokeAsync("ReportConnected", call.Id, 1);

        Assert.Equal(3, (await callee.NextAsync<Call>("CallChanged")).Version);
        Assert.True(await callee.HasNoneAsync("CallChanged"));
    }

    private static async Task<(int, CallState)> JoinedAsync(HubPage page, string callId)
    {
        var call = await page.JoinCallAsync(callId);
        return (call.Generation, call.State);
    }
}
