using Visavis.Signaling.Calls;
using Visavis.Signaling.Protocol;
using Visavis.TestSupport.Signaling;

namespace Visavis.Signaling.Tests.Calls;

public sealed class RefusalTests : IAsyncDisposable
{
    private static readonly string Nothing = HubPage.NewId();
    private readonly SignalingHost host = SignalingHost.Start();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task A_signed_out_visitor_may_only_watch_presence()
    {
        var visitor = await host.OpenAsync(userId: null);
        var professional = await host.AddProfessionalAsync();
        var welcome = await visitor.NextAsync<Welcome>("Welcome");

        Assert.Equal((1, null, null, false), (welcome.Protocol, welcome.UserId, welcome.Status, welcome.CanGoOnline));
        Assert.Single(await visitor.InvokeAsync<Dictionary<string, string>>("WatchPresence", [new[] { professional.ToString("D") }]));
        foreach (var (method, arguments) in EveryMethod(professional))
        {
            Assert.Equal(ErrorId.Unauthenticated, await visitor.RefusalOfAsync(method, arguments));
        }
    }

    [Fact]
    public async Task An_unknown_call_and_a_strangers_call_are_refused_alike()
    {
        var (_, _, call) = await host.ConnectAsync();
        var stranger = await host.OpenAsync(await host.AddMemberAsync());

        foreach (var callId in (string[])[call.Id, Nothing])
        {
            foreach (var (method, arguments) in MethodsOfACall(callId))
            {
                Assert.Equal(ErrorId.CallNotFound, await stranger.RefusalOfAsync(method, arguments));
            }
        }

        Assert.Equal(2, (await host.ReadCallAsync(call.Id))!.Version);
    }

    [Fact]
    public async Task Malformed_arguments_are_refused_and_the_connection_lives_on()
    {
        var page = await host.OpenAsync(await host.AddMemberAsync());

        Assert.Equal(ErrorId.InvalidArgument, await page.RefusalOfAsync("HangUp", "not-an-id"));
        Assert.Equal(ErrorId.InvalidArgument, await page.RefusalOfAsync("HangUp", Nothing.ToUpperInvariant()));
        Assert.Equal(ErrorId.InvalidArgument, await page.RefusalOfAsync("HangUp", 42));
        Assert.Equal(ErrorId.InvalidArgument, await page.RefusalOfAsync("HangUp"));
        Assert.Equal(ErrorId.InvalidArgument, await page.RefusalOfAsync("HangUp", [null]));
        Assert.Equal(ErrorId.InvalidArgument, await page.RefusalOfAsync("StartCall", [null]));
        Assert.Equal(ErrorId.InvalidArgument, await page.RefusalOfAsync("StartCall", new { calleeId = "x" }));
        Assert.Equal(ErrorId.InvalidArgument, await page.RefusalOfAsync("SetStatus", "busy"));
        Assert.Equal(ErrorId.InvalidArgument, await page.RefusalOfAsync("SetStatus", "asleep"));
        Assert.Equal(ErrorId.InvalidArgument, await page.RefusalOfAsync("SetStatus", 1));
        Assert.Equal(ErrorId.InvalidArgument, await page.RefusalOfAsync("WatchPresence", [new[] { "me" }]));
        Assert.Equal(
            ErrorId.InvalidArgument,
            await page.RefusalOfAsync("WatchPresence", [Enumerable.Range(0, 101).Select(_ => Guid.NewGuid().ToString("D")).ToArray()])
        );
        Assert.Equal(ErrorId.InvalidArgument, await page.RefusalOfAsync("SendDescription", Nothing, 1, new { type = "offer" }));
        Assert.Equal(ErrorId.InvalidArgument, await page.RefusalOfAsync("SendDescription", Nothing, 1, new { type = "other", sdp = "" }));
        Assert.Equal(ErrorId.InvalidArgument, await page.RefusalOfAsync("SendDescription", Nothing, 1, null));
        Assert.Equal(ErrorId.CallNotFound, await page.RefusalOfAsync("HangUp", Nothing));
    }

    [Fact]
    public async Task A_method_we_do_not_have_is_refused_and_the_connection_lives_on()
    {
        var page = await host.OpenAsync(await host.AddMemberAsync());

        await Assert.ThrowsAsync<Microsoft.AspNetCore.SignalR.HubException>(() => page.InvokeAsync("Dispose"));
        Assert.Equal(ErrorId.CallNotFound, await page.RefusalOfAsync("HangUp", Nothing));
    }

    [Fact]
    public async Task A_call_to_nobody_to_oneself_or_to_somebody_unreachable_says_why()
    {
        var professional = await host.AddProfessionalAsync();
        var page = await host.OpenAsync(professional);
        var offline = await host.AddProfessionalAsync();
        var member = await host.AddMemberAsync();

        Assert.Equal(ErrorId.OwnNumber, await page.RefusalOfAsync("StartCall", Request(professional)));
        Assert.Equal(ErrorId.CalleeNotFound, await page.RefusalOfAsync("StartCall", Request(Guid.NewGuid())));
        Assert.Equal(ErrorId.CalleeNotFound, await page.RefusalOfAsync("StartCall", Request(member)));
        Assert.Equal(ErrorId.CalleeOffline, await page.RefusalOfAsync("StartCall", Request(offline)));
        Assert.Empty(await host.Service<ICallStore>().ListLiveAsync());
    }

    [Fact]
    public async Task Only_people_in_the_directory_can_go_online()
    {
        var page = await host.OpenAsync(await host.AddMemberAsync());

        Assert.False((await page.NextAsync<Welcome>("Welcome")).CanGoOnline);
        Assert.Equal(ErrorId.NotListed, await page.RefusalOfAsync("SetStatus", "online"));
    }

    [Fact]
    public async Task The_caller_cannot_accept_or_decline_their_own_call()
    {
        var calleeId = await host.AddProfessionalAsync();
        await host.OpenOnlineAsync(calleeId);
        var caller = await host.OpenAsync(await host.AddMemberAsync());
        var call = await caller.StartCallAsync(calleeId);

        Assert.Equal(ErrorId.CallNotFound, await caller.RefusalOfAsync("AcceptCall", new AcceptCallRequest(call.Id, caller.ClientId)));
        Assert.Equal(ErrorId.CallNotFound, await caller.RefusalOfAsync("DeclineCall", call.Id));
        Assert.Equal(ErrorId.NotInCall, await caller.RefusalOfAsync("ReportConnected", call.Id, 1));
        Assert.Equal(ErrorId.NotInCall, await caller.RefusalOfAsync("SendMessage", Line(call.Id)));
        Assert.Equal(CallState.Ringing, (await host.ReadCallAsync(call.Id))!.State);
    }

    [Fact]
    public async Task Nothing_leaves_the_callee_before_they_accept()
    {
        var calleeId = await host.AddProfessionalAsync();
        var callee = await host.OpenOnlineAsync(calleeId);
        var caller = await host.OpenAsync(await host.AddMemberAsync());
        var call = await caller.StartCallAsync(calleeId);

        Assert.Equal(CallState.Ringing, (await callee.JoinCallAsync(call.Id)).State);
        Assert.Equal(ErrorId.NotInCall, await callee.RefusalOfAsync("SendDescription", call.Id, 1, new SessionDescription("offer", "v=0")));
        Assert.Equal(ErrorId.NotInCall, await callee.RefusalOfAsync("SendCandidate", call.Id, 1, new IceCandidate("candidate:1")));
        Assert.Equal(
            ErrorId.NotInCall,
            await callee.RefusalOfAsync("SetMedia", call.Id, new MediaFlags(Audio: true, Video: true, Screen: false))
        );
        Assert.Equal(ErrorId.NotInCall, await callee.RefusalOfAsync("SendMessage", Line(call.Id)));
        Assert.Equal(ErrorId.NotInCall, await callee.RefusalOfAsync("ReportConnected", call.Id, 1));
        Assert.True(await caller.HasNoneAsync("DescriptionReceived"));
        Assert.True(await caller.HasNoneAsync("CandidateReceived"));
        Assert.True(await caller.HasNoneAsync("MediaChanged"));
    }

    [Fact]
    public async Task A_call_that_is_over_takes_nothing_more_but_ending_it_again_succeeds()
    {
        var (caller, callee, call) = await host.ConnectAsync();
        await caller.InvokeAsync("HangUp", call.Id);
        var version = (await host.ReadCallAsync(call.Id))!.Version;

        await caller.InvokeAsync("HangUp", call.Id);
        await callee.InvokeAsync("HangUp", call.Id);
        await callee.InvokeAsync("DeclineCall", call.Id);
        Assert.Equal(ErrorId.CallOver, await callee.RefusalOfAsync("AcceptCall", new AcceptCallRequest(call.Id, callee.ClientId)));
        Assert.Equal(ErrorId.CallOver, await callee.RefusalOfAsync("JoinCall", new JoinCallRequest(call.Id, callee.ClientId)));
        Assert.Equal(ErrorId.CallNotFound, await callee.RefusalOfAsync("SendCandidate", call.Id, 1, new IceCandidate("candidate:1")));
        Assert.Equal(version, (await host.ReadCallAsync(call.Id))!.Version);
    }

    [Fact]
    public async Task What_is_too_large_is_refused_and_passes_to_nobody()
    {
        var (caller, callee, call) = await host.ConnectAsync();

        Assert.Equal(
            ErrorId.TooLarge,
            await caller.RefusalOfAsync("SendDescription", call.Id, 1, new SessionDescription("offer", new string('x', (24 * 1024) + 1)))
        );
        Assert.Equal(ErrorId.TooLarge, await caller.RefusalOfAsync("SendCandidate", call.Id, 1, new IceCandidate(new string('x', 1025))));
        Assert.Equal(ErrorId.TooLarge, await caller.RefusalOfAsync("SendMessage", Line(call.Id, new string('x', 2001))));
        Assert.Equal(ErrorId.InvalidArgument, await caller.RefusalOfAsync("SendMessage", Line(call.Id, " \n ")));
        Assert.Equal(ErrorId.InvalidArgument, await caller.RefusalOfAsync("SendMessage", Line(call.Id, "\u0007")));
        await caller.SendDescriptionAsync(call.Id, 1, new string('x', 24 * 1024));
        await callee.NextAsync("DescriptionReceived");
        Assert.True(await callee.HasNoneAsync("DescriptionReceived"));
        Assert.True(await callee.HasNoneAsync("CandidateReceived"));
        Assert.True(await callee.HasNoneAsync("MessageReceived"));
    }

    private static StartCallRequest Request(Guid calleeId) => new(calleeId.ToString("D"), HubPage.NewId(), HubPage.NewId());

    private static SendMessageRequest Line(string callId, string text = "Bonjour") => new(callId, HubPage.NewId(), text);

    private static IEnumerable<(string Method, object?[] Arguments)> EveryMethod(Guid calleeId) =>
        [("SetStatus", ["online"]), ("StartCall", [Request(calleeId)]), .. MethodsOfACall(Nothing)];

    private static IEnumerable<(string Method, object?[] Arguments)> MethodsOfACall(string callId) =>
        [
            ("AcceptCall", [new AcceptCallRequest(callId, HubPage.NewId())]),
            ("DeclineCall", [callId]),
            ("HangUp", [callId]),
            ("JoinCall", [new JoinCallRequest(callId, HubPage.NewId())]),
            ("ReportConnected", [callId, 1]),
            ("SendDescription", [callId, 1, new SessionDescription("offer", "v=0")]),
            ("SendCandidate", [callId, 1, new IceCandidate("candidate:1")]),
            ("SetMedia", [callId, new MediaFlags(Audio: true, Video: true, Screen: false)]),
            ("SendMessage", [Line(callId)]),
            ("GetMessages", [callId, 0]),
            ("GetIceServers", [callId]),
            ("GetOffer", [callId]),
        ];
}
