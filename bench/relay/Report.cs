namespace Visavis.RelayBench;

/// <summary>Medians over the rounds, and ratios to the servers beside.</summary>
internal static class Report
{
    private const double LeastOfPeer = 2;
    private const double LeastOfRaw = 0.9;

    /// <param name="servers">In the order they are printed.</param>
    /// <param name="beside">The names of those the others are compared with.</param>
    public static void Print(IReadOnlyList<(string Name, IReadOnlyList<Measurement> Rounds)> servers, IReadOnlyList<string> beside)
    {
        Console.WriteLine();
        Console.WriteLine(
            $"| server | round trips/s | p50 ms | p99 ms | server µs |{string.Concat(beside.Select(name => $" × {name} |"))}"
        );
        Console.WriteLine($"|---|---|---|---|---|{string.Concat(beside.Select(_ => "---|"))}");
        foreach (var (name, rounds) in servers)
        {
            var ratios = beside.Select(other => Ratio(rounds, servers.First(server => server.Name == other).Rounds, r => r.PerSecond));
            Console.WriteLine(
                FormattableString.Invariant(
                    $"| {name} | {Median(rounds, r => r.PerSecond):F0} | {Median(rounds, r => r.P50):F2} | {Median(rounds, r => r.P99):F2} | {Median(rounds, r => r.Processor):F0} |"
                ) + string.Concat(ratios.Select(ratio => FormattableString.Invariant($" {ratio:F2} |")))
            );
        }
    }

    public static void PrintGoals(IReadOnlyList<Measurement> ours, IReadOnlyList<Measurement> peer, IReadOnlyList<Measurement> raw)
    {
        var (toPeer, toRaw, worst) = (
            Ratio(ours, peer, r => r.PerSecond),
            Ratio(ours, raw, r => r.PerSecond),
            Ratio(ours, peer, r => r.P99)
        );
        Console.WriteLine();
        Console.WriteLine(
            FormattableString.Invariant($"× peer {toPeer:F2}, goal {LeastOfPeer:F0}: {Met(toPeer >= LeastOfPeer)}; ")
                + FormattableString.Invariant($"× raw socket {toRaw:F2}, goal {LeastOfRaw:F1}: {Met(toRaw >= LeastOfRaw)}; ")
                + FormattableString.Invariant($"p99 ÷ peer's {worst:F2}, goal at most 1: {Met(worst <= 1)}")
        );
    }

    private static string Met(bool isMet) => isMet ? "met" : "not met";

    private static double Median(IEnumerable<Measurement> rounds, Func<Measurement, double> value) => Middle(rounds.Select(value));

    /// <summary>Compared within each round, so that a machine that slows down meanwhile does not tell against one of them.</summary>
    private static double Ratio(IReadOnlyList<Measurement> rounds, IReadOnlyList<Measurement> beside, Func<Measurement, double> value) =>
        Middle(rounds.Zip(beside, (mine, other) => value(mine) / value(other)));

    private static double Middle(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
