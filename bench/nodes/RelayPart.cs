using System.Diagnostics;
using System.Text.RegularExpressions;
using Visavis.RelayBench;

namespace Visavis.Bench.Nodes;

/// <summary>An offer of 5.4 KB and its answer, one after the other, between two pages of one node and between pages of two; the same client, in turn.</summary>
internal static partial class RelayPart
{
    private const int AtOnce = 50;

    public static async Task RunAsync(Site site, int trips)
    {
        await using var same = await Pair.OpenAsync(site, site.First.Address, site.First.Address, person: 0);
        await using var across = await Pair.OpenAsync(site, site.First.Address, site.Second.Address, person: 2);
        var (one, two) = (new Times(), new Times());
        await same.TripsAsync(AtOnce * 4, new Times());
        await across.TripsAsync(AtOnce * 4, new Times());
        for (var done = 0; done < trips; done += AtOnce)
        {
            await same.TripsAsync(AtOnce, one);
            await across.TripsAsync(AtOnce, two);
        }

        Console.WriteLine("| relay, there and back | round trips | p50 ms | p99 ms |");
        Console.WriteLine("|---|---|---|---|");
        Console.WriteLine($"| both pages on one node | {one.Count} | {one.Median:F2} | {one.P99:F2} |");
        Console.WriteLine($"| on two nodes | {two.Count} | {two.Median:F2} | {two.P99:F2} |");
        Console.WriteLine($"\nAn offer to the other node, one way: {(two.Median - one.Median) / 2:F2} ms more; goal 2.");
    }

    private sealed class Pair(RelaySocket caller, RelaySocket callee, string callId) : IAsyncDisposable
    {
        private readonly CancellationTokenSource stop = new();
        private Task answering = Task.CompletedTask;

        public static async Task<Pair> OpenAsync(Site site, Uri callersNode, Uri calleesNode, int person)
        {
            var (caller, _) = await site.OpenRawAsync(callersNode, person);
            var (callee, _) = await site.OpenRawAsync(calleesNode, person + 1);
            await callee.SendAsync(HubFrames.Invoke("SetStatus", "\"online\""));
            await callee.ReadAnswerAsync();
            var callId = await StartAsync(site, caller, person + 1);
            await callee.SendAsync(HubFrames.Invoke("AcceptCall", $$"""{"callId":"{{callId}}","clientId":"{{Id()}}","relayOnly":false}"""));
            await callee.ReadAnswerAsync();
            foreach (var end in new[] { caller, callee })
            {
                await end.SendAsync(HubFrames.Invoke("ReportConnected", $"\"{callId}\",1"));
                await end.ReadAnswerAsync();
            }

            var pair = new Pair(caller, callee, callId);
            pair.answering = pair.AnswerAsync();
            return pair;
        }

        public async Task TripsAsync(int count, Times times)
        {
            var offer = HubFrames.Description(callId, "offer");
            for (var trip = 0; trip < count; trip++)
            {
                var start = Stopwatch.GetTimestamp();
                await caller.SendAsync(offer);
                await caller.ReadUntilAsync(HubFrames.AnswerMark);
                times.Add(Stopwatch.GetElapsedTime(start));
            }
        }

        public async ValueTask DisposeAsync()
        {
            await stop.CancelAsync();
            await answering;
            await caller.SendAsync(HubFrames.Invoke("HangUp", $"\"{callId}\""));
            await caller.ReadAnswerAsync();
            await caller.DisposeAsync();
            await callee.DisposeAsync();
            stop.Dispose();
        }

        /// <summary>Again until the caller's node has heard that the callee is there.</summary>
        private static async Task<string> StartAsync(Site site, RelaySocket caller, int callee)
        {
            while (true)
            {
                await caller.SendAsync(
                    HubFrames.Invoke(
                        "StartCall",
                        $$"""{"calleeId":"{{site.Person(callee).Id}}","requestId":"{{Id()}}","clientId":"{{Id()}}","relayOnly":false}"""
                    )
                );
                try
                {
                    return CallId().Match(await caller.ReadAnswerAsync()).Groups["id"].Value;
                }
                catch (InvalidOperationException e) when (e.Message.Contains("callee_offline", StringComparison.Ordinal))
                {
                    await Task.Delay(50);
                }
            }
        }

        private async Task AnswerAsync()
        {
            var answer = HubFrames.Description(callId, "answer");
            try
            {
                while (true)
                {
                    await callee.ReadUntilAsync(HubFrames.OfferMark, stop.Token);
                    await callee.SendAsync(answer, stop.Token);
                }
            }
            catch (OperationCanceledException)
            {
                // Measured.
            }
        }

        private static string Id() => Guid.NewGuid().ToString("N");
    }

    [GeneratedRegex("\"id\":\"(?<id>[0-9a-f]{32})\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CallId();
}
