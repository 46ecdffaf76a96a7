namespace Visavis.StartBench;

/// <summary>Both applications' starts side by side, and the ratio of each start to the one of the other before it.</summary>
internal static class StartReport
{
    private const double Goal = 2;

    public static void Print(PublishedApp beside, IReadOnlyList<StartedApp> besides, PublishedApp app, IReadOnlyList<StartedApp> starts)
    {
        Console.WriteLine("| app | first 200 after, median ms | least | most | processor time, median ms |");
        Console.WriteLine("|---|---|---|---|---|");
        PrintRow(beside, besides);
        PrintRow(app, starts);
        var ratio = Median(starts.Zip(besides, (mine, other) => mine.Milliseconds / other.Milliseconds));
        Console.WriteLine(
            FormattableString.Invariant(
                $"{starts.Count} starts of each, in turn; median of their ratios {ratio:F2}, goal {Goal:F0}: {(ratio <= Goal ? "met" : "not met")}"
            )
        );
    }

    private static void PrintRow(PublishedApp app, IReadOnlyList<StartedApp> starts) =>
        Console.WriteLine(
            FormattableString.Invariant($"| {app.Name} | {Median(starts.Select(s => s.Milliseconds)):F0} ")
                + FormattableString.Invariant($"| {starts.Min(s => s.Milliseconds):F0} | {starts.Max(s => s.Milliseconds):F0} ")
                + FormattableString.Invariant($"| {Median(starts.Select(s => s.Processor)):F0} |")
        );

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
