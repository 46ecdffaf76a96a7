using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Visavis.Signaling;
using Visavis.Signaling.Calls;
using Visavis.Signaling.Limits;
using Visavis.Signaling.Nodes;
using Visavis.TestSupport;
using Visavis.TestSupport.Signaling;
using Visavis.Web.Calls.Nodes;
using Visavis.Web.Foundation.Hosting.Counting;

namespace Visavis.Web.Tests.Nodes;

/// <summary>A node whose machine has the wrong time changes nothing for others: it goes by the database's.</summary>
[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class NodeTimeTests
{
    private static readonly TimeSpan Ahead = TimeSpan.FromSeconds(90);

    [Fact]
    public void A_clock_that_is_off_is_put_right_and_one_that_is_nearly_right_is_left_alone()
    {
        var machine = new FakeTimeProvider(TestClock.Start + Ahead);
        var clock = new NodeTime(machine);

        Assert.True(clock.Follow(TestClock.Start, TimeSpan.FromMilliseconds(20)));
        Assert.Equal(TestClock.Start + TimeSpan.FromMilliseconds(10), clock.GetUtcNow());
        Assert.False(clock.Follow(TestClock.Start + TimeSpan.FromMilliseconds(200), TimeSpan.Zero));
        machine.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(TestClock.Start + TimeSpan.FromMinutes(1) + TimeSpan.FromMilliseconds(10), clock.GetUtcNow());

        // The answer that a process reads after it slept for 20 s says nothing of now.
        Assert.False(clock.Follow(TestClock.Start, TimeSpan.FromSeconds(20)));

        // The operator sets the machine's clock right, and it is followed again.
        var late = new NodeTime(new FakeTimeProvider(TestClock.Start - Ahead));
        Assert.True(late.Follow(TestClock.Start, TimeSpan.Zero));
        Assert.Equal(Ahead, late.Correction);
    }

    [Fact]
    public async Task A_node_a_minute_and_a_half_ahead_ends_no_ring_and_no_call_of_the_others()
    {
        await using var nodes = await TwoNodes.StartAsync(clockOfSecond: new NodeTime(new Running(Ahead)));
        var second = nodes.Second.Service<TimeProvider>();
        Assert.InRange((second.GetUtcNow() - TimeProvider.System.GetUtcNow()).Duration(), TimeSpan.Zero, TimeSpan.FromSeconds(5));
        Assert.Same(nodes.Second.Service<SharedCounts>(), nodes.Second.Service<ISharedAllowance>());

        var calleeId = await nodes.First.AddProfessionalAsync();
        var callee = await nodes.First.OpenOnlineAsync(calleeId);
        var caller = await nodes.First.OpenAsync(await nodes.First.AddMemberAsync());
        var call = await caller.StartCallAsync(calleeId);
        await callee.NextAsync(nameof(ISignalingClient.CallRinging));

        // Rings that are over are looked for every second, by each node: it has done so when it has renewed its lease.
        var store = nodes.Second.Service<INodeStore>();
        var renewed = (await SeenAsync(nodes)).Max();
        await Eventually.IsTrueAsync(async () => (await SeenAsync(nodes)).Min() > renewed);
        Assert.True(await callee.HasNoneAsync(nameof(ISignalingClient.CallEnded)));
        await callee.AcceptCallAsync(call.Id);
        await caller.NextAsync(nameof(ISignalingClient.CallAccepted));
        await caller.InvokeAsync("HangUp", call.Id);
        Assert.Equal(CallEndReason.HungUp, await callee.EndOfCallAsync());
        Assert.InRange(await store.NowAsync() - second.GetUtcNow(), -TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(5));
    }

    private static Task<List<DateTimeOffset>> SeenAsync(TwoNodes nodes) =>
        nodes.First.QueryAsync(db => db.Set<NodeRecord>().Select(node => node.SeenAt).ToListAsync());

    /// <summary>The machine's clock, so much ahead.</summary>
    private sealed class Running(TimeSpan ahead) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + ahead;
    }
}
