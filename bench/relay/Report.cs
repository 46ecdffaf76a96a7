namespace Visavis.RelayBench;

/// <summary>Medians over the rounds, and ratios to the first server.</summary>
internal static class Report
{
    public static void Print(IReadOnlyList<(string Name, IReadOnlyList<Measurement> Rounds)> servers)
    {
        Console.WriteLine();
        Console.WriteLine("| server | round trips/s | p50 ms | p99 ms | server µs | × peer | × plain hub | p99 ÷ peer's |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|");
        var (peer, plain) = (servers[0].Rounds, servers[1].Rounds);
        foreach (var (name, rounds) in servers)
        {
            Console.WriteLine(
                FormattableString.Invariant(
                    $"| {name} | {Median(rounds, r => r.PerSecond):F0} | {Median(rounds, r => r.P50):F2} | {Median(rounds, r => r.P99):F2} | {Median(rounds, r => r.Processor):F0} "
                )
                    + FormattableString.Invariant(
                        $"| {Ratio(rounds, peer, r => r.PerSecond):F2} | {Ratio(rounds, plain, r => r.PerSecond):F2} | {Ratio(rounds, peer, r => r.P99):F2} |"
                    )
            );
        }
    }

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
