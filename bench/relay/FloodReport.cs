using System.Diagnostics;

namespace Visavis.RelayBench;

/// <summary>A pair at the pace of a call that renegotiates, with the limits as they are: alone, beside a member who floods, and beside one who reconnects without end.</summary>
internal static class FloodReport
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);

    public static async Task PrintAsync(VisavisServer server, TimeSpan held)
    {
        await using var pair = await server.OpenPairAsync(0);
        using var stop = new CancellationTokenSource();
        // One reader from beginning to end: a read that is given up ends its socket.
        var answering = Measurement.AnswerAsync(pair, stop.Token);
        await TakeAsync(pair, TimeSpan.FromSeconds(5));
        Console.WriteLine("| beside | round trips | p50 ms | p99 ms | frames of the other | its sockets opened | closed or refused |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        Print("nobody", await TakeAsync(pair, held), default);
        foreach (var (name, perSocket) in new[] { ("a flood of requests", int.MaxValue), ("reconnections without end", 0) })
        {
            await using var flood = Flood.Begin(server, perSocket);
            Print(name, await TakeAsync(pair, held), flood.Counts);
        }

        Print("nobody, again", await TakeAsync(pair, held), default);
        await stop.CancelAsync();
        await answering;
    }

    private static void Print(string beside, List<double> times, (long Asked, long Opened, long Ended) other) =>
        Console.WriteLine(
            FormattableString.Invariant(
                $"| {beside} | {times.Count} | {times[times.Count / 2]:F2} | {times[times.Count * 99 / 100]:F2} | {other.Asked} | {other.Opened} | {other.Ended} |"
            )
        );

    private static async Task<List<double>> TakeAsync(RelayPair pair, TimeSpan held)
    {
        var times = new List<double>();
        using var timer = new PeriodicTimer(Pace);
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < held; await timer.WaitForNextTickAsync())
        {
            var start = Stopwatch.GetTimestamp();
            await pair.Caller.SendAsync(pair.Offer);
            await pair.Caller.ReadUntilAsync(pair.AnswerMark);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        times.Sort();
        return times;
    }
}
