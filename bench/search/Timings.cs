using System.Diagnostics;
using System.Globalization;

namespace Visavis.SearchBench;

/// <summary>Milliseconds of each query, by kind.</summary>
internal sealed class Timings
{
    private readonly List<(string Kind, double Milliseconds)> times = [];

    public async Task MeasureAsync(string kind, Func<Task> run)
    {
        var started = Stopwatch.GetTimestamp();
        await run();
        times.Add((kind, Stopwatch.GetElapsedTime(started).TotalMilliseconds));
    }

    public string Row(string name, string? kind = null)
    {
        var sorted = times.Where(time => kind is null || time.Kind == kind).Select(time => time.Milliseconds).Order().ToList();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {sorted.Count} | {sorted[sorted.Count / 2]:F2} | {sorted[sorted.Count * 99 / 100]:F2} | {sorted[^1]:F2} |"
        );
    }

    public IEnumerable<string> Kinds => times.Select(time => time.Kind).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
}
