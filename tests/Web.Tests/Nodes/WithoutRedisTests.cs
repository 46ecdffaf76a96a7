using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Visavis.Signaling;
using Visavis.Signaling.Protocol;
using Visavis.TestSupport;
using Visavis.TestSupport.Nodes;
using Visavis.TestSupport.Signaling;

namespace Visavis.Web.Tests.Nodes;

[Trait(Tiers.Trait, Tiers.Whole)]
public sealed class WithoutRedisTests
{
    [Fact]
    public async Task Pages_of_one_node_ring_and_talk_while_Redis_is_away_hangs_or_is_cut_and_all_is_whole_afterwards_without_a_restart()
    {
        // Away at the start.
        var redis = new RedisServer();
        await using var nodes = await TwoNodes.StartAsync(redis);
        await RingAndTalkAsync(nodes.First, isFirst: true);
        await RingAndTalkAsync(nodes.First);
        Assert.Equal("Degraded", await ReadinessOfAsync(nodes.First));
        var calleeId = await nodes.First.AddProfessionalAsync();
        var callee = await nodes.Second.OpenOnlineAsync(calleeId);
        var caller = await nodes.First.OpenAsync(await nodes.First.AddMemberAsync());

        // There: pages that came before it are within reach too.
        var watch = Stopwatch.StartNew();
        await redis.StartAsync();
        await nodes.UntilWholeAsync();
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
        Assert.Equal("Healthy", await ReadinessOfAsync(nodes.First));
        await RingAcrossAsync(caller, callee, calleeId);

        // Hanging: nobody waits for it.
        watch.Restart();
        await redis.FreezeAsync();
        await RingAndTalkAsync(nodes.First);
        await nodes.UntilDegradedAsync();
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));

        // Over the gap nothing rings for nobody: it is said.
        var request = new StartCallRequest(calleeId.ToString("D"), HubPage.NewId(), HubPage.NewId());
        Assert.Equal(ErrorId.OutOfReach, await caller.RefusalOfAsync("StartCall", request));
        await Eventually.IsTrueAsync(() => watch.Elapsed > TimeSpan.FromSeconds(20));
        watch.Restart();
        await redis.ThawAsync();
        await nodes.UntilWholeAsync();
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
        await RingAcrossAsync(caller, callee, calleeId);

        // Cut: every connection to it is ended, and it stands.
        watch.Restart();
        await redis.CutAsync();
        await RingAndTalkAsync(nodes.First);
        await nodes.UntilWholeAsync();
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
        await RingAcrossAsync(caller, callee, calleeId);

        // Killed and back, empty.
        await redis.KillAsync();
        await nodes.UntilDegradedAsync();
        await redis.StartAsync();
        await nodes.UntilWholeAsync();
        await RingAcrossAsync(caller, callee, calleeId);
    }

    private static async Task RingAcrossAsync(HubPage caller, HubPage callee, Guid calleeId)
    {
        var call = await caller.StartCallAsync(calleeId);
        await ComesAsync(callee, nameof(ISignalingClient.CallRinging), call.Id);

        // Declined, because who lets it ring twice counts as away.
        await callee.InvokeAsync("DeclineCall", call.Id);
        await ComesAsync(caller, nameof(ISignalingClient.CallEnded), call.Id);
        await ComesAsync(callee, nameof(ISignalingClient.CallEnded), call.Id);
    }

    /// <summary>Around a hole in the line a notice may come twice; pages go by its id and version.</summary>
    private static async Task ComesAsync(HubPage page, string notice, string callId)
    {
        while ((await page.NextAsync<Call>(notice)).Id != callId) { }
    }

    private static async Task RingAndTalkAsync(SignalingHost node, bool isFirst = false)
    {
        // The first of all takes what the compiler takes.
        var patience = isFirst ? TimeSpan.FromSeconds(30) : TimeSpan.FromSeconds(3);
        var calleeId = await node.AddProfessionalAsync();
        var callee = await node.OpenOnlineAsync(calleeId);
        var caller = await node.OpenAsync(await node.AddMemberAsync());
        var watch = Stopwatch.StartNew();
        var call = await caller.StartCallAsync(calleeId);
        await callee.NextAsync(nameof(ISignalingClient.CallRinging));
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, patience);
        watch.Restart();
        await callee.AcceptCallAsync(call.Id);
        await caller.NextAsync(nameof(ISignalingClient.CallAccepted));
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, patience);
        await caller.InvokeAsync<MessageReceipt>("SendMessage", new SendMessageRequest(call.Id, HubPage.NewId(), "Bonjour"));
        await callee.NextAsync(nameof(ISignalingClient.MessageReceived));
        await caller.InvokeAsync("HangUp", call.Id);
        await callee.NextAsync(nameof(ISignalingClient.CallEnded));
    }

    private static async Task<string?> ReadinessOfAsync(SignalingHost node)
    {
        using var client = new HttpClient { BaseAddress = node.Address };
        var report = await client.GetFromJsonAsync<JsonElement>("health/ready");
        return report.GetProperty("checks").GetProperty("nodes").GetProperty("status").GetString();
    }
}
