using System.Diagnostics;
using System.Globalization;

namespace Visavis.SearchBench;

/// <summary>Milliseconds of each query, by kind: on the wall clock, and of this thread's processor time.</summary>
internal sealed class Timings
{
    public const string Head =
        "| queries | count | p50 ms | p99 ms | max ms | processor p50 | p99 | max |\n|---|---|---|---|---|---|---|---|";
    private readonly List<(string Kind, double Wall, double Processor)> times = [];

    public IEnumerable<string> Kinds => times.Select(time => time.Kind).Distinct().Order(StringComparer.Ordinal);

    public async Task MeasureAsync(string kind, Func<Task> run)
    {
        var (started, thread, processor) = (Stopwatch.GetTimestamp(), Environment.CurrentManagedThreadId, ThreadClock.Milliseconds);
        await run();
        var wall = Stopwatch.GetElapsedTime(started).TotalMilliseconds;

        // What went on on several threads has no processor time of one.
        times.Add((kind, wall, thread == Environment.CurrentManagedThreadId ? ThreadClock.Milliseconds - processor : double.NaN));
    }

    public string Row(string name, string? kind = null)
    {
        var chosen = times.FindAll(time => kind is null || time.Kind == kind);
        var processor = chosen.Exists(time => double.IsNaN(time.Processor)) ? "– | – | –" : Of(chosen.Select(time => time.Processor));
        return $"| {name} | {chosen.Count} | {Of(chosen.Select(time => time.Wall))} | {processor} |";
    }

    private static string Of(IEnumerable<double> milliseconds)
    {
        var sorted = milliseconds.Order().ToList();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{sorted[sorted.Count / 2]:F2} | {sorted[sorted.Count * 99 / 100]:F2} | {sorted[^1]:F2}"
        );
    }
}
