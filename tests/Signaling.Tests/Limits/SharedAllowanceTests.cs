using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Visavis.Signaling.Limits;
using Visavis.TestSupport;

namespace Visavis.Signaling.Tests.Limits;

/// <summary>What a person may do in a while counts over all nodes, and each node keeps its own limit besides.</summary>
public sealed class SharedAllowanceTests
{
    private readonly FakeTimeProvider clock = new(TestClock.Start);

    [Fact]
    public void Calls_started_on_one_node_count_on_the_other()
    {
        var everywhere = new CountedTogether();
        var (here, there) = (Allowance(everywhere), Allowance(everywhere));
        var (caller, callee, other) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        for (var call = 0; call < 10; call++)
        {
            (call % 2 == 0 ? here : there).Take(caller);
            (call % 2 == 0 ? here : there).TakeRing(caller, callee);
        }

        Assert.ThrowsAny<Exception>(() => here.Take(caller));
        Assert.ThrowsAny<Exception>(() => there.Take(caller));
        Assert.ThrowsAny<Exception>(() => there.TakeRing(caller, callee));
        there.TakeRing(caller, other);
        there.Take(callee);
    }

    [Fact]
    public void Alone_a_node_keeps_its_own_limits()
    {
        var alone = Allowance(new LocalAllowanceOnly());
        var caller = Guid.NewGuid();
        for (var call = 0; call < 10; call++)
        {
            alone.Take(caller);
        }

        Assert.ThrowsAny<Exception>(() => alone.Take(caller));
    }

    private CallAllowance Allowance(ISharedAllowance everywhere) => new(Options.Create(new SignalingOptions()), everywhere, clock);

    private sealed class CountedTogether : ISharedAllowance
    {
        private readonly Dictionary<string, int> counts = [];

        public bool TryTake(string name, int limit, TimeSpan window)
        {
            var count = counts.GetValueOrDefault(name);
            counts[name] = Math.Min(count + 1, limit);
            return count < limit;
        }
    }
}
