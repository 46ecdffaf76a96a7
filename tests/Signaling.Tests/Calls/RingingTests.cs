using Visavis.Signaling.Calls;
using Visavis.Signaling.Protocol;
using Visavis.TestSupport.Signaling;

namespace Visavis.Signaling.Tests.Calls;

public sealed class RingingTests : IAsyncDisposable
{
    private readonly SignalingHost host = SignalingHost.Start();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Every_device_rings_and_the_first_to_accept_wins()
    {
        var calleeId = await host.AddProfessionalAsync();
        var phone = await host.OpenOnlineAsync(calleeId);
        var tablet = await host.OpenAsync(calleeId);
        var caller = await host.OpenAsync(await host.AddMemberAsync());
        var call = await caller.StartCallAsync(calleeId);
        await phone.NextAsync("CallRinging");
        await tablet.NextAsync("CallRinging");

        var answers = await Task.WhenAll(TryAcceptAsync(phone, call.Id), TryAcceptAsync(tablet, call.Id));

        Assert.Equal(["accepted", ErrorId.CallTaken], answers.Order(StringComparer.Ordinal));
        var (winner, loser) = answers[0] == "accepted" ? (phone, tablet) : (tablet, phone);
        Assert.True((await winner.NextAsync<Call>("CallAccepted")).AnsweredHere);
        Assert.False((await loser.NextAsync<Call>("CallAccepted")).AnsweredHere);
        await caller.NextAsync("CallAccepted");
        Assert.True(await caller.HasNoneAsync("CallAccepted"));
    }

    [Fact]
    public async Task Accepting_twice_from_the_same_page_answers_the_same_call()
    {
        var (_, callee, call) = await host.ConnectAsync();

        Assert.Equal(2, (await callee.AcceptCallAsync(call.Id)).Version);
        Assert.True(await callee.HasNoneAsync("CallAccepted"));
    }

    [Fact]
    public async Task Declining_ends_the_call_on_every_device()
    {
        var calleeId = await host.AddProfessionalAsync();
        var phone = await host.OpenOnlineAsync(calleeId);
        var tablet = await host.OpenAsync(calleeId);
        var caller = await host.OpenAsync(await host.AddMemberAsync());
        var call = await caller.StartCallAsync(calleeId);

        await phone.InvokeAsync("DeclineCall", call.Id);

        Assert.Equal(CallEndReason.Declined, await caller.EndOfCallAsync());
        Assert.Equal(CallEndReason.Declined, await tablet.EndOfCallAsync());
        Assert.Equal(CallEndReason.Declined, await phone.EndOfCallAsync());
    }

    [Fact]
    public async Task Declining_an_accepted_call_is_refused()
    {
        var (_, callee, call) = await host.ConnectAsync();

        Assert.Equal(ErrorId.CallOver, await callee.RefusalOfAsync("DeclineCall", call.Id));
        Assert.Equal(CallState.Connecting, (await host.ReadCallAsync(call.Id))!.State);
    }

    [Fact]
    public async Task The_caller_cancels_by_hanging_up_while_it_rings()
    {
        var calleeId = await host.AddProfessionalAsync();
        var callee = await host.OpenOnlineAsync(calleeId);
        var caller = await host.OpenAsync(await host.AddMemberAsync());
        var call = await caller.StartCallAsync(calleeId);

        await caller.InvokeAsync("HangUp", call.Id);

        Assert.Equal(CallEndReason.Cancelled, await callee.EndOfCallAsync());
        Assert.Equal(ErrorId.CallOver, await callee.RefusalOfAsync("AcceptCall", new AcceptCallRequest(call.Id, callee.ClientId)));
        Assert.Equal(CallState.Ringing, (await caller.StartCallAsync(calleeId)).State);
    }

    [Fact]
    public async Task Nobody_answers_within_45_seconds_and_both_hear_that_it_was_missed()
    {
        var calleeId = await host.AddProfessionalAsync();
        var callee = await host.OpenOnlineAsync(calleeId);
        var caller = await host.OpenAsync(await host.AddMemberAsync());
        var call = await caller.StartCallAsync(calleeId);
        Assert.Equal(TimeSpan.FromSeconds(45), call.RingExpiresAt - call.StartedAt);

        host.Clock.Advance(TimeSpan.FromSeconds(46));

        Assert.Equal(CallEndReason.Missed, await caller.EndOfCallAsync());
        Assert.Equal(CallEndReason.Missed, await callee.EndOfCallAsync());
    }

    [Fact]
    public async Task Two_unanswered_rings_make_the_callee_away_until_they_switch_on_again()
    {
        var calleeId = await host.AddProfessionalAsync();
        var callee = await host.OpenOnlineAsync(calleeId);
        var caller = await host.OpenAsync(await host.AddMemberAsync());
        foreach (var _ in Enumerable.Range(0, 2))
        {
            await caller.StartCallAsync(calleeId);
            host.Clock.Advance(TimeSpan.FromSeconds(46));
            await caller.EndOfCallAsync();
        }

        await callee.NextAsync("AwayNotice");
        Assert.Equal(ErrorId.CalleeAway, await caller.RefusalOfAsync("StartCall", NewRequest(calleeId)));
        Assert.Equal("online", await callee.InvokeAsync<string>("SetStatus", "online"));
        Assert.Equal(CallState.Ringing, (await caller.StartCallAsync(calleeId)).State);
    }

    [Fact]
    public async Task An_answer_between_two_unanswered_rings_keeps_the_callee_online()
    {
        var calleeId = await host.AddProfessionalAsync();
        var callee = await host.OpenOnlineAsync(calleeId);
        var caller = await host.OpenAsync(await host.AddMemberAsync());
        await caller.StartCallAsync(calleeId);
        host.Clock.Advance(TimeSpan.FromSeconds(46));
        await caller.EndOfCallAsync();
        await callee.InvokeAsync("DeclineCall", (await caller.StartCallAsync(calleeId)).Id);
        await caller.EndOfCallAsync();
        await caller.StartCallAsync(calleeId);
        host.Clock.Advance(TimeSpan.FromSeconds(46));
        await caller.EndOfCallAsync();

        Assert.Equal(CallState.Ringing, (await caller.StartCallAsync(calleeId)).State);
        Assert.True(await callee.HasNoneAsync("AwayNotice"));
    }

    [Fact]
    public async Task A_third_caller_hears_busy_and_leaves_a_missed_call()
    {
        var (caller, callee, call) = await host.ConnectAsync();
        var calleeId = (await host.ReadCallAsync(call.Id))!.CalleeId;
        var third = await host.OpenAsync(await host.AddMemberAsync());
        var request = NewRequest(calleeId);

        Assert.Equal(ErrorId.CalleeBusy, await third.RefusalOfAsync("StartCall", request));
        Assert.Equal(ErrorId.CalleeBusy, await third.RefusalOfAsync("StartCall", request));
        Assert.True(await callee.HasNoneAsync("CallRinging"));
        var missed = await host.QueryAsync(db =>
            Task.FromResult(db.Calls.Where(c => c.CalleeId == calleeId && c.EndReason == nameof(CallEndReason.Missed)).ToList())
        );
        Assert.Equal(request.RequestId, Assert.Single(missed).RequestId);
        Assert.Equal(ErrorId.CallerBusy, await caller.RefusalOfAsync("StartCall", NewRequest(await host.AddProfessionalAsync())));
    }

    [Fact]
    public async Task The_same_request_again_answers_the_same_call_without_ringing_twice()
    {
        var calleeId = await host.AddProfessionalAsync();
        var callee = await host.OpenOnlineAsync(calleeId);
        var caller = await host.OpenAsync(await host.AddMemberAsync());
        var requestId = HubPage.NewId();

        var first = await caller.StartCallAsync(calleeId, requestId: requestId);
        var second = await caller.StartCallAsync(calleeId, requestId: requestId);

        Assert.Equal((first.Id, first.Version), (second.Id, second.Version));
        await callee.NextAsync("CallRinging");
        Assert.True(await callee.HasNoneAsync("CallRinging"));
        await caller.InvokeAsync("HangUp", first.Id);
        Assert.Equal(CallEndReason.Cancelled, (await caller.StartCallAsync(calleeId, requestId: requestId)).EndReason);
    }

    [Fact]
    public async Task A_caller_who_is_gone_for_15_seconds_stops_the_ringing()
    {
        var calleeId = await host.AddProfessionalAsync();
        var callee = await host.OpenOnlineAsync(calleeId);
        var caller = await host.OpenAsync(await host.AddMemberAsync());
        var watcher = await host.OpenAsync(await host.AddMemberAsync());
        var call = await caller.StartCallAsync(calleeId);
        await callee.NextAsync("CallRinging");

        await caller.DisposeAsync();
        await host.UntilAbsentAsync(call.Id, CallRole.Caller);
        host.Clock.Advance(TimeSpan.FromSeconds(16));

        Assert.Equal(CallEndReason.Cancelled, await callee.EndOfCallAsync());
        Assert.True(await watcher.HasNoneAsync("CallEnded"));
    }

    [Fact]
    public async Task A_page_opened_while_it_rings_is_told_at_once()
    {
        var calleeId = await host.AddProfessionalAsync();
        await host.OpenOnlineAsync(calleeId);
        var callerId = await host.AddMemberAsync();
        var caller = await host.OpenAsync(callerId);
        var call = await caller.StartCallAsync(calleeId);

        var rung = await (await host.OpenAsync(calleeId)).NextAsync<Welcome>("Welcome");
        var calling = await (await host.OpenAsync(callerId)).NextAsync<Welcome>("Welcome");

        Assert.Equal(call.Id, Assert.Single(rung.Ringing).Id);
        Assert.Null(rung.Live);
        Assert.Empty(calling.Ringing);
        Assert.Equal((call.Id, CallRole.Caller), (calling.Live!.Id, calling.Live.Role));
    }

    private static async Task<string> TryAcceptAsync(HubPage page, string callId)
    {
        var refusal = await page.RefusalOfAsync("AcceptCall", new AcceptCallRequest(callId, page.ClientId));
        return refusal == "not refused" ? "accepted" : refusal;
    }

    private static StartCallRequest NewRequest(Guid calleeId) => new(calleeId.ToString("D"), HubPage.NewId(), HubPage.NewId());
}
