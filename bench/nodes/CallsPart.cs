using System.Diagnostics;
using Visavis.Signaling;
using Visavis.TestSupport.Signaling;

namespace Visavis.Bench.Nodes;

/// <summary>From the caller's press to the ring, and from the callee's press to the offer there and the answer back: what the site takes of a call's set-up.</summary>
internal static class CallsPart
{
    public static async Task RunAsync(Site site, int rounds)
    {
        await using var caller = await site.OpenAsync(4, site.First.Address);
        await using var near = await site.OpenAsync(5, site.First.Address);
        await using var far = await site.OpenAsync(6, site.Second.Address);
        await near.InvokeAsync<string>("SetStatus", "online");
        await far.InvokeAsync<string>("SetStatus", "online");
        var (ringNear, ringFar, setUpNear, setUpFar) = (new Times(), new Times(), new Times(), new Times());
        for (var round = 0; round <= rounds; round++)
        {
            var counts = round > 0; // the first lets the compilers finish
            await CallAsync(site, caller, near, 5, counts ? ringNear : new Times(), counts ? setUpNear : new Times());
            await CallAsync(site, caller, far, 6, counts ? ringFar : new Times(), counts ? setUpFar : new Times());
        }

        Console.WriteLine("| a call | calls | until it rings, p50 ms | accepted, offer there and answer back, p50 ms | most |");
        Console.WriteLine("|---|---|---|---|---|");
        Console.WriteLine($"| on one node | {ringNear.Count} | {ringNear.Median:F1} | {setUpNear.Median:F1} | {setUpNear.Most:F1} |");
        Console.WriteLine($"| across two | {ringFar.Count} | {ringFar.Median:F1} | {setUpFar.Median:F1} | {setUpFar.Most:F1} |");
        Console.WriteLine($"\nAcross: {setUpFar.Median - setUpNear.Median:F1} ms more after accepting; goal 30.");
    }

    private static async Task CallAsync(Site site, HubPage caller, HubPage callee, int person, Times ring, Times setUp)
    {
        var start = Stopwatch.GetTimestamp();
        var call = await caller.StartCallWhenReachableAsync(site.Person(person).Id);
        await callee.NextAsync(nameof(ISignalingClient.CallRinging));
        ring.Add(Stopwatch.GetElapsedTime(start));
        await caller.SendDescriptionAsync(call.Id, call.Generation, "v=0 an offer");

        start = Stopwatch.GetTimestamp();
        await callee.AcceptCallAsync(call.Id);
        await callee.NextAsync(nameof(ISignalingClient.DescriptionReceived));
        await callee.SendDescriptionAsync(call.Id, call.Generation, "v=0 an answer", "answer");
        await caller.NextAsync(nameof(ISignalingClient.CallAccepted));
        await caller.NextAsync(nameof(ISignalingClient.DescriptionReceived));
        setUp.Add(Stopwatch.GetElapsedTime(start));

        await caller.InvokeAsync("HangUp", call.Id);
        await callee.NextAsync(nameof(ISignalingClient.CallEnded));
        await caller.NextAsync(nameof(ISignalingClient.CallEnded));
    }
}
