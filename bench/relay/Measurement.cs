using System.Diagnostics;

namespace Visavis.RelayBench;

/// <summary>What one server did in one round; <paramref name="Processor"/> is its processor time for one round trip, in microseconds.</summary>
internal sealed record Measurement(double PerSecond, double P50, double P99, double Processor)
{
    private const int Pairs = 50;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Counted = TimeSpan.FromSeconds(5);

    /// <summary>Fifty pairs at once, each sending an offer, awaiting the answer, and so on.</summary>
    public static async Task<Measurement> TakeAsync(IRelayServer server)
    {
        var pairs = new List<RelayPair>();
        for (var number = 0; number < Pairs; number++)
        {
            pairs.Add(await server.OpenPairAsync(number));
        }

        using var stop = new CancellationTokenSource();
        var answering = pairs.Select(pair => AnswerAsync(pair, stop.Token)).ToList();
        await Task.WhenAll(pairs.Select(pair => OfferAsync(pair, WarmUp)));
        var spent = server.Process.Spent;
        var watch = Stopwatch.StartNew();
        var times = (await Task.WhenAll(pairs.Select(pair => OfferAsync(pair, Counted)))).SelectMany(t => t).Order().ToList();
        var elapsed = watch.Elapsed.TotalSeconds;
        var processor = (server.Process.Spent - spent).TotalMicroseconds / times.Count;

        await stop.CancelAsync();
        await Task.WhenAll(answering);
        foreach (var pair in pairs)
        {
            await pair.DisposeAsync();
        }

        return new Measurement(times.Count / elapsed, times[times.Count / 2], times[times.Count * 99 / 100], processor);
    }

    public override string ToString() =>
        FormattableString.Invariant(
            $"{PerSecond, 8:F0} round trips/s   p50 {P50:F2} ms   p99 {P99:F2} ms   {Processor:F0} µs of server time each"
        );

    private static async Task<List<double>> OfferAsync(RelayPair pair, TimeSpan duration)
    {
        var times = new List<double>(8192);
        var end = Stopwatch.GetTimestamp() + (long)(duration.TotalSeconds * Stopwatch.Frequency);
        for (var start = Stopwatch.GetTimestamp(); start < end; start = Stopwatch.GetTimestamp())
        {
            await pair.Caller.SendAsync(pair.Offer);
            await pair.Caller.ReadUntilAsync(pair.AnswerMark);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return times;
    }

    /// <summary>The callee's side, until it is stopped; a read that is given up ends its socket.</summary>
    public static async Task AnswerAsync(RelayPair pair, CancellationToken stop)
    {
        try
        {
            while (true)
            {
                await pair.Callee.ReadUntilAsync(pair.OfferMark, stop);
                await pair.Callee.SendAsync(pair.Answer, stop);
            }
        }
        catch (OperationCanceledException)
        {
            // The round is over.
        }
    }
}
