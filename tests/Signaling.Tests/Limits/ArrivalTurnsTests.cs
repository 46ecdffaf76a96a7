using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Visavis.Signaling.Calls;
using Visavis.Signaling.Limits;
using Visavis.Signaling.Protocol;
using Visavis.TestSupport.Signaling;

namespace Visavis.Signaling.Tests.Limits;

/// <summary>A node takes so many connections at once, and says to the others when to come.</summary>
public sealed class ArrivalTurnsTests
{
    private readonly FakeTimeProvider clock = new();

    [Fact]
    public void Who_is_in_a_call_finds_room_when_nobody_else_does()
    {
        var turns = Turns(burst: 8, perSecond: 1);
        for (var taken = 0; taken < 6; taken++)
        {
            Assert.Null(turns.Take(ArrivalRank.Rest));
        }

        Assert.NotNull(turns.Take(ArrivalRank.Rest));
        Assert.Null(turns.Take(ArrivalRank.Open));
        Assert.NotNull(turns.Take(ArrivalRank.Open));
        Assert.Null(turns.Take(ArrivalRank.Call));
        Assert.True(turns.Take(ArrivalRank.Call) <= TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void Everybody_is_given_a_time_of_their_own_and_whoever_keeps_to_it_is_let_in()
    {
        const int Pages = 400;
        var turns = Turns(burst: 40, perSecond: 20);
        var coming = Enumerable.Range(0, Pages).Select(_ => (At: TimeSpan.Zero, Tries: 0)).ToList();
        var tries = new List<int>();
        var perSecond = new Dictionary<int, int>();
        for (
            var now = TimeSpan.Zero;
            coming.Count > 0;
            now += TimeSpan.FromMilliseconds(100), clock.Advance(TimeSpan.FromMilliseconds(100))
        )
        {
            foreach (var page in coming.Where(page => page.At <= now).ToList())
            {
                coming.Remove(page);
                if (turns.Take(ArrivalRank.Rest) is { } wait)
                {
                    coming.Add((now + wait, page.Tries + 1));
                    continue;
                }

                tries.Add(page.Tries + 1);
                perSecond[(int)now.TotalSeconds] = perSecond.GetValueOrDefault((int)now.TotalSeconds) + 1;
            }

            Assert.True(now < TimeSpan.FromSeconds(90), $"{coming.Count} pages were not let in within a minute and a half.");
        }

        Assert.All(perSecond.Skip(1), second => Assert.InRange(second.Value, 0, 21));
        Assert.True(tries.Average() < 2.5, $"A page tried {tries.Average():0.0} times.");
    }

    [Fact]
    public async Task A_page_that_finds_no_room_hears_when_to_come_and_is_closed_and_one_in_a_call_comes_back_at_once()
    {
        await using var host = SignalingHost.Start(
            settings: new Dictionary<string, string>
            {
                ["Signaling:Limits:NodeArrivalBurst"] = "4",
                ["Signaling:Limits:NodeArrivalsPerSecond"] = "1",
            }
        );
        var (caller, callee, call) = await host.ConnectAsync();
        var visitor = await host.OpenAsync(userId: null);

        var refused = await host.OpenAsync(userId: null);
        var wait = await refused.NextAsync<int>(nameof(ISignalingClient.ComeAgain));
        Assert.InRange(wait, 500, 60_000);
        Assert.Equal(ErrorId.TooFast, await refused.RefusalOfAsync("WatchPresence", (object)new[] { HubPage.NewId() }));
        await refused.Closed;

        // The last place is for whoever is in a call.
        await callee.DisposeAsync();
        await host.UntilAbsentAsync(call.Id, CallRole.Callee);
        var again = await host.OpenAsync(Guid.Parse(await CalleeOf(host, call.Id)), callee.ClientId);
        await again.JoinCallAsync(call.Id);
        await caller.NextAsync(nameof(ISignalingClient.PeerSignalingBack));
        Assert.True(await visitor.HasNoneAsync(nameof(ISignalingClient.ComeAgain)));
    }

    private static async Task<string> CalleeOf(SignalingHost host, string callId) =>
        (await host.ReadCallAsync(callId))!.CalleeId.ToString("D");

    private ArrivalTurns Turns(int burst, int perSecond) =>
        new(
            Options.Create(
                new SignalingOptions
                {
                    Limits = new SignalingLimits { NodeArrivalBurst = burst, NodeArrivalsPerSecond = perSecond },
                }
            ),
            clock
        );
}
