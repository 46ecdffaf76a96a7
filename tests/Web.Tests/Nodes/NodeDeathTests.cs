using System.Diagnostics;
using System.Net;
using Visavis.Signaling;
using Visavis.Signaling.Calls;
using Visavis.Signaling.Protocol;
using Visavis.TestSupport;
using Visavis.TestSupport.Signaling;

namespace Visavis.Web.Tests.Nodes;

[Trait(Tiers.Trait, Tiers.Whole)]
public sealed class NodeDeathTests
{
    [Fact]
    public async Task A_node_killed_while_it_rings_in_a_call_or_at_accepting_and_a_node_stopped_or_frozen_end_nothing()
    {
        await using var site = await Processes.StartAsync();
        var (calleeId, plumber) = await site.SignInAsync("Mireille", isListed: true);
        var (_, visitor) = await site.SignInAsync("Paul", isListed: false);
        var callee = await site.OpenAsync(plumber, site.First.Address);
        await callee.InvokeAsync<string>("SetStatus", "online");

        // Killed while it rings: the caller's page comes back by the proxy.
        var caller = await site.OpenAsync(visitor, site.Second.Address);
        var call = await caller.StartCallWhenReachableAsync(calleeId);
        await callee.NextAsync(nameof(ISignalingClient.CallRinging));
        await site.Second.KillAsync();
        caller = await ComeBackAsync(site, visitor, caller, call.Id);
        await callee.AcceptCallAsync(call.Id);
        await caller.NextAsync(nameof(ISignalingClient.CallAccepted));
        await caller.InvokeAsync("HangUp", call.Id);
        Assert.Equal(CallEndReason.HungUp, await callee.EndOfCallAsync());
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/")).StatusCode);

        // Killed in the call: both ends were on different nodes, and both write afterwards.
        await site.Second.StartAsync();
        var other = await site.OpenAsync(visitor, site.Second.Address);
        call = await other.StartCallWhenReachableAsync(calleeId);
        await callee.NextAsync(nameof(ISignalingClient.CallRinging));
        await callee.AcceptCallAsync(call.Id);
        await other.NextAsync(nameof(ISignalingClient.CallAccepted));
        await site.First.KillAsync();
        callee = await ComeBackAsync(site, plumber, callee, call.Id);
        await callee.InvokeAsync<MessageReceipt>("SendMessage", new SendMessageRequest(call.Id, HubPage.NewId(), "encore là"));
        Assert.Equal("encore là", (await other.NextAsync<Message>(nameof(ISignalingClient.MessageReceived))).Text);

        // Stopped: the pages are sent away, find the other node at the first try, and the process ends by itself.
        await site.First.StartAsync();
        var stopping = site.Second.StopAsync();
        await Task.WhenAll(callee.Closed, other.Closed);
        callee = await ComeBackAsync(site, plumber, callee, call.Id);
        other = await ComeBackAsync(site, visitor, other, call.Id);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/")).StatusCode);
        Assert.Equal(0, await stopping);
        await other.InvokeAsync<MessageReceipt>("SendMessage", new SendMessageRequest(call.Id, HubPage.NewId(), "moi aussi"));
        Assert.Equal("moi aussi", (await callee.NextAsync<Message>(nameof(ISignalingClient.MessageReceived))).Text);

        // Frozen: pages are read from the other node in time, the call goes on there, and the sleeper that wakes changes nothing.
        await site.Second.StartAsync();
        callee = await site.OpenAsync(plumber, site.Second.Address, callee.ClientId);
        await callee.JoinCallAsync(call.Id);
        await site.Second.FreezeAsync();
        var asleep = Stopwatch.StartNew();
        for (var read = 0; read < 4; read++)
        {
            var watch = Stopwatch.StartNew();
            Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/legal/terms")).StatusCode);
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"A page beside a frozen node took {watch.Elapsed}.");
        }

        callee = await site.OpenAsync(plumber, site.First.Address, callee.ClientId);
        await callee.JoinCallAsync(call.Id);
        await Eventually.IsTrueAsync(site.HasDeadNodeAsync);
        await Eventually.IsTrueAsync(() => asleep.Elapsed > TimeSpan.FromSeconds(20));
        await site.Second.ThawAsync();
        await callee.InvokeAsync<MessageReceipt>("SendMessage", new SendMessageRequest(call.Id, HubPage.NewId(), "toujours là"));
        Assert.Equal("toujours là", (await other.NextAsync<Message>(nameof(ISignalingClient.MessageReceived))).Text);
        await Eventually.IsTrueAsync(async () => !await site.HasDeadNodeAsync());
        await callee.InvokeAsync("HangUp", call.Id);
        Assert.Equal(CallEndReason.HungUp, await other.EndOfCallAsync());

        // Killed at the moment of accepting: whether the word was heard or not, pressing again leads into the one call.
        await callee.DisposeAsync();
        callee = await site.OpenAsync(plumber, site.Second.Address);
        call = await other.StartCallWhenReachableAsync(calleeId);
        await callee.NextAsync(nameof(ISignalingClient.CallRinging));
        var accepting = callee.AcceptCallAsync(call.Id);
        await site.Second.KillAsync();
        await Task.WhenAny(accepting, callee.Closed);
        await callee.Closed;
        callee = await site.OpenAsync(plumber, site.First.Address, callee.ClientId);
        await callee.AcceptCallAsync(call.Id);
        await other.NextAsync(nameof(ISignalingClient.CallAccepted));
        await callee.InvokeAsync<MessageReceipt>("SendMessage", new SendMessageRequest(call.Id, HubPage.NewId(), "me voici"));
        while ((await other.NextAsync<Message>(nameof(ISignalingClient.MessageReceived))).Text != "me voici") { }
        await callee.InvokeAsync("HangUp", call.Id);
        Assert.Equal(CallEndReason.HungUp, await other.EndOfCallAsync());
    }

    private static async Task<HubPage> ComeBackAsync(
        Processes site,
        TestSupport.Accounts.PersonClient person,
        HubPage former,
        string callId
    )
    {
        await former.Closed;
        try
        {
            var page = await site.OpenAsync(person, clientId: former.ClientId);
            await page.JoinCallAsync(callId);
            return page;
        }
        catch (System.Net.WebSockets.WebSocketException e)
        {
            throw new InvalidOperationException(site.Proxy.Log, e);
        }
    }
}
