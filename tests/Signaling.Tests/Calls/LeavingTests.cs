using System.Net;
using System.Text;
using Visavis.Signaling.Calls;
using Visavis.Signaling.Connections;
using Visavis.Signaling.Presence;
using Visavis.Signaling.Protocol;
using Visavis.TestSupport;
using Visavis.TestSupport.Signaling;

namespace Visavis.Signaling.Tests.Calls;

/// <summary>A closed page is not a broken line: the other side hears of it within three seconds.</summary>
public sealed class LeavingTests : IAsyncDisposable
{
    private static readonly TimeSpan ThreeSeconds = TimeSpan.FromSeconds(3);
    private readonly SignalingHost host = SignalingHost.Start();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Who_closes_the_page_in_a_call_is_told_within_three_seconds_and_hangs_up_after_ten()
    {
        var (caller, callee, call) = await host.ConnectAsync();

        await LeaveAsync(caller, call.Id);
        host.Clock.Advance(ThreeSeconds);

        Assert.Equal(call.Id, await callee.NextAsync<string>("PeerLeft"));
        Assert.Equal(CallState.Connecting, (await host.ReadCallAsync(call.Id))!.State);
        host.Clock.Advance(TimeSpan.FromSeconds(8));
        Assert.Equal(CallEndReason.HungUp, await callee.EndOfCallAsync());
    }

    [Fact]
    public async Task A_reload_comes_back_without_a_notice()
    {
        var (caller, callee, call) = await host.ConnectAsync();
        var callerId = (await host.ReadCallAsync(call.Id))!.CallerId;

        await LeaveAsync(caller, call.Id);
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        var reloaded = await host.OpenAsync(callerId);
        await reloaded.JoinCallAsync(call.Id);
        host.Clock.Advance(TimeSpan.FromSeconds(30));

        await callee.NextAsync("PeerJoined");
        Assert.True(await callee.HasNoneAsync("PeerLeft"));
        Assert.True(await callee.HasNoneAsync("PeerSignalingLost"));
        Assert.True(await callee.HasNoneAsync("CallEnded"));
    }

    [Fact]
    public async Task A_page_of_the_same_tab_keeps_the_call_for_who_strayed_from_it()
    {
        var (caller, callee, call) = await host.ConnectAsync();
        var callerId = (await host.ReadCallAsync(call.Id))!.CallerId;

        await LeaveAsync(caller, call.Id);
        var stray = await host.OpenAsync(callerId);
        await stray.InvokeAsync("HoldCall", call.Id);
        host.Clock.Advance(TimeSpan.FromSeconds(20));

        await callee.NextAsync("PeerLeft");
        Assert.True(await callee.HasNoneAsync("CallEnded"));
        var back = await host.OpenAsync(callerId);
        Assert.Equal(CallState.Connecting, (await back.JoinCallAsync(call.Id)).State);
    }

    [Fact]
    public async Task A_caller_who_closes_the_page_while_it_rings_cancels_within_three_seconds()
    {
        var (caller, callee, call) = await RingAsync();

        await LeaveAsync(caller, call.Id);
        host.Clock.Advance(ThreeSeconds);

        Assert.Equal(CallEndReason.Cancelled, await callee.EndOfCallAsync());
    }

    [Fact]
    public async Task A_callee_who_closes_the_only_page_that_rings_ends_the_ring()
    {
        var calleeId = await host.AddProfessionalAsync();
        await using var only = await RawSocket.OpenAsync(host.Address, calleeId);
        await only.SendAsync("""{"type":1,"invocationId":"1","target":"SetStatus","arguments":["online"]}""");
        await only.ReadUntilAsync("\"invocationId\":\"1\"");
        var caller = await host.OpenAsync(await host.AddMemberAsync());
        await caller.StartCallAsync(calleeId);

        await only.CloseAsPageAsync();
        await Eventually.IsTrueAsync(() => host.Service<PageConnections>().CountOf(calleeId) == 0);
        host.Clock.Advance(ThreeSeconds);

        Assert.Equal(CallEndReason.CalleeLeft, await caller.EndOfCallAsync());
    }

    [Fact]
    public async Task A_callee_who_goes_to_the_page_of_the_call_may_take_some_seconds_to_load_it()
    {
        var calleeId = await host.AddProfessionalAsync();
        await using var only = await RawSocket.OpenAsync(host.Address, calleeId);
        await only.SendAsync("""{"type":1,"invocationId":"1","target":"SetStatus","arguments":["online"]}""");
        await only.ReadUntilAsync("\"invocationId\":\"1\"");
        var caller = await host.OpenAsync(await host.AddMemberAsync());
        var call = await caller.StartCallAsync(calleeId);

        await only.CloseAsPageAsync();
        await Eventually.IsTrueAsync(() => host.Service<PageConnections>().CountOf(calleeId) == 0);
        host.Service<ICallPages>().Expect(call.Id, calleeId);
        host.Clock.Advance(TimeSpan.FromSeconds(5));
        var loaded = await host.OpenAsync(calleeId);

        Assert.Equal(CallState.Connecting, (await loaded.AcceptCallAsync(call.Id)).State);
    }

    [Fact]
    public async Task Signing_out_hangs_up_within_three_seconds()
    {
        var (_, callee, call) = await host.ConnectAsync();
        var callerId = (await host.ReadCallAsync(call.Id))!.CallerId;

        await host.Service<IUserConnections>().AbortAsync(callerId);
        await host.UntilAbsentAsync(call.Id, CallRole.Caller);
        host.Clock.Advance(ThreeSeconds);

        Assert.Equal(CallEndReason.HungUp, await callee.EndOfCallAsync());
    }

    [Fact]
    public async Task Who_left_a_call_and_calls_the_same_person_again_is_led_back()
    {
        var (caller, _, call) = await host.ConnectAsync();
        var session = (await host.ReadCallAsync(call.Id))!;

        await LeaveAsync(caller, call.Id);
        var again = await host.OpenAsync(session.CallerId);

        Assert.Equal((call.Id, 2), await IdOfAsync(again.StartCallAsync(session.CalleeId)));
    }

    [Fact]
    public async Task A_farewell_of_an_older_page_or_of_a_stranger_changes_nothing()
    {
        var (caller, callee, call) = await host.ConnectAsync();
        var stranger = await host.AddMemberAsync();

        await PostAsync(stranger, call.Id, caller.ClientId);
        await PostAsync((await host.ReadCallAsync(call.Id))!.CallerId, call.Id, HubPage.NewId());
        host.Clock.Advance(TimeSpan.FromSeconds(12));

        Assert.True(await callee.HasNoneAsync("PeerLeft"));
        Assert.True(await callee.HasNoneAsync("CallEnded"));
    }

    [Fact]
    public async Task Rings_given_up_after_a_while_count_towards_away_and_those_given_up_at_once_do_not()
    {
        var calleeId = await host.AddProfessionalAsync();
        var callee = await host.OpenOnlineAsync(calleeId);
        var caller = await host.OpenAsync(await host.AddMemberAsync());
        var counts = PresenceService.RingThatCounts;

        await GiveUpAfterAsync(counts);
        await GiveUpAfterAsync(counts - TimeSpan.FromSeconds(1));
        Assert.Equal(PresenceStatus.Online, host.Service<PresenceService>().GetStatus(calleeId));
        Assert.True(await callee.HasNoneAsync("AwayNotice"));

        await GiveUpAfterAsync(counts);
        await callee.NextAsync("AwayNotice");
        Assert.Equal(PresenceStatus.Away, host.Service<PresenceService>().GetStatus(calleeId));

        async Task GiveUpAfterAsync(TimeSpan patience)
        {
            var call = await caller.StartCallAsync(calleeId);
            host.Clock.Advance(patience);
            await caller.InvokeAsync("HangUp", call.Id);
        }
    }

    [Fact]
    public async Task Ring_and_cancel_has_a_limit_for_the_two()
    {
        await using var strict = SignalingHost.Start(settings: new Dictionary<string, string> { ["Signaling:Limits:CallsPerPair"] = "2" });
        var calleeId = await strict.AddProfessionalAsync();
        var callee = await strict.OpenOnlineAsync(calleeId);
        var caller = await strict.OpenAsync(await strict.AddMemberAsync());
        for (var i = 0; i < 2; i++)
        {
            await caller.InvokeAsync("HangUp", (await caller.StartCallAsync(calleeId)).Id);
            await callee.InvokeAsync<string>("SetStatus", "online");
        }

        var refused = await caller.RefusalOfAsync(
            "StartCall",
            new StartCallRequest(calleeId.ToString("D"), HubPage.NewId(), HubPage.NewId())
        );

        Assert.Equal(ErrorId.TooFast, refused);
        var other = await strict.OpenAsync(await strict.AddMemberAsync());
        Assert.Equal(CallState.Ringing, (await other.StartCallAsync(calleeId)).State);
    }

    private static async Task<(string Id, int Generation)> IdOfAsync(Task<Call> call) => ((await call).Id, (await call).Generation);

    private async Task<(HubPage Caller, HubPage Callee, Call Call)> RingAsync()
    {
        var calleeId = await host.AddProfessionalAsync();
        var callee = await host.OpenOnlineAsync(calleeId);
        var caller = await host.OpenAsync(await host.AddMemberAsync());
        return (caller, callee, await caller.StartCallAsync(calleeId));
    }

    private async Task LeaveAsync(HubPage page, string callId)
    {
        var session = (await host.ReadCallAsync(callId))!;
        await PostAsync(session.CallerId, callId, page.ClientId);
    }

    private async Task PostAsync(Guid userId, string callId, string clientId)
    {
        using var client = new HttpClient { BaseAddress = host.Address };
        client.DefaultRequestHeaders.Add(TestSignIn.Header, userId.ToString("D"));
        using var words = new StringContent($$"""{"callId":"{{callId}}","clientId":"{{clientId}}"}""", Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync("/hub/signaling/leave?v=1", words);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
    }
}
