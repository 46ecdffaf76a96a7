using Microsoft.Extensions.Time.Testing;
using Visavis.Signaling.Calls;
using Visavis.Signaling.Protocol;
using Visavis.TestSupport;
using Visavis.TestSupport.Databases;
using Visavis.TestSupport.Signaling;
using Visavis.Web.Foundation.Data;

namespace Visavis.Signaling.Tests.Calls;

public sealed class RestartTests
{
    public static TheoryData<DatabaseProvider> Providers => TestDatabase.Providers;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_call_lives_through_a_restart_and_both_ends_get_60_seconds_to_come_back(DatabaseProvider provider)
    {
        using var database = await TestDatabase.CreateAsync(provider);
        var clock = new FakeTimeProvider(TestClock.Start);
        string callId;
        CallSession before;
        (string Caller, string Callee) clientIds;
        await using (var first = SignalingHost.Start(database, clock))
        {
            var (caller, callee, call) = await first.ConnectAsync();
            await caller.InvokeAsync("ReportConnected", call.Id, 1);
            (callId, clientIds) = (call.Id, (caller.ClientId, callee.ClientId));
            before = (await first.ReadCallAsync(callId))!;
        }

        clock.Advance(TimeSpan.FromSeconds(59));
        await using var second = SignalingHost.Start(database, clock);
        clock.Advance(TimeSpan.FromSeconds(50));
        var callerBack = await second.OpenAsync(before.CallerId, clientIds.Caller);
        var calleeBack = await second.OpenAsync(before.CalleeId, clientIds.Callee);
        Assert.Equal(callId, (await callerBack.NextAsync<Welcome>("Welcome")).Live!.Id);

        Assert.Equal(before.Version, (await callerBack.JoinCallAsync(callId)).Version);
        Assert.Equal((CallState.Connected, 1), await StateAsync(calleeBack, callId));
        clock.Advance(TimeSpan.FromSeconds(90));
        await calleeBack.SendDescriptionAsync(callId, 1, "after the restart");
        Assert.Equal("after the restart", ((SessionDescription)(await callerBack.NextAsync("DescriptionReceived"))[2]!).ReadSdp());
        await calleeBack.InvokeAsync("HangUp", callId);
        Assert.Equal(CallEndReason.HungUp, await callerBack.EndOfCallAsync());
    }

    [Fact]
    public async Task After_a_restart_a_call_nobody_comes_back_to_is_lost_and_an_expired_ring_is_missed()
    {
        using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var clock = new FakeTimeProvider(TestClock.Start);
        string connected;
        string ringing;
        Guid callerId;
        await using (var first = SignalingHost.Start(database, clock))
        {
            connected = (await first.ConnectAsync()).Call.Id;
            var calleeId = await first.AddProfessionalAsync();
            await first.OpenOnlineAsync(calleeId);
            callerId = await first.AddMemberAsync();
            ringing = (await (await first.OpenAsync(callerId)).StartCallAsync(calleeId)).Id;
        }

        clock.Advance(TimeSpan.FromSeconds(50));
        await using var second = SignalingHost.Start(database, clock);
        var caller = await second.OpenAsync(callerId);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(CallEndReason.Missed, await caller.EndOfCallAsync());
        Assert.Equal(CallState.Connecting, (await second.ReadCallAsync(connected))!.State);
        Assert.Equal(CallState.Ended, (await second.ReadCallAsync(ringing))!.State);

        clock.Advance(TimeSpan.FromSeconds(61));
        await Eventually.IsTrueAsync(async () => !(await second.ReadCallAsync(connected))!.IsLive);
        Assert.Equal(CallEndReason.Failed, (await second.ReadCallAsync(connected))!.EndReason);
    }

    [Fact]
    public async Task The_wish_to_be_online_survives_a_short_restart_and_lapses_after_five_minutes()
    {
        using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var clock = new FakeTimeProvider(TestClock.Start);
        Guid professional;
        await using (var first = SignalingHost.Start(database, clock))
        {
            professional = await first.AddProfessionalAsync();
            await first.OpenOnlineAsync(professional);
        }

        clock.Advance(TimeSpan.FromMinutes(4));
        await using (var second = SignalingHost.Start(database, clock))
        {
            Assert.Equal(
                Signaling.Presence.PresenceStatus.Offline,
                second.Service<Signaling.Presence.PresenceService>().GetStatus(professional)
            );
            var welcome = await (await second.OpenAsync(professional)).NextAsync<Welcome>("Welcome");
            Assert.Equal(Signaling.Presence.PresenceStatus.Online, welcome.Status);
        }

        clock.Advance(TimeSpan.FromMinutes(6));
        await using var third = SignalingHost.Start(database, clock);
        var late = await (await third.OpenAsync(professional)).NextAsync<Welcome>("Welcome");
        Assert.Equal(Signaling.Presence.PresenceStatus.Offline, late.Status);
        Assert.True(late.CanGoOnline);
    }

    private static async Task<(CallState, int)> StateAsync(HubPage page, string callId)
    {
        var call = await page.JoinCallAsync(callId);
        return (call.State, call.Generation);
    }
}
