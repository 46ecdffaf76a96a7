using System.Diagnostics;
using System.Globalization;
using Visavis.Search;
using Visavis.Search.Meilisearch;

namespace Visavis.SearchBench;

/// <summary>The same people and queries on a Meilisearch: the building, the engine's own time, the questions of each page.</summary>
internal static class ServerMeasurement
{
    private const int Queries = 1000;

    public static async Task PrintAsync(
        MeilisearchOptions options,
        string name,
        IReadOnlyList<ProfessionalDocument> people,
        IReadOnlyList<(string Kind, SearchQuery Query)> log
    )
    {
        using var search = new MeilisearchSearch(options, TimeProvider.System);
        await search.PrepareAsync();
        var watch = Stopwatch.StartNew();
        await search.RebuildAsync(Corpus.Stream(people), "bench");
        var built = watch.Elapsed;
        await search.PrepareAsync();
        watch.Restart();
        await search.ReportOnlineAsync(log[0].Query.Online);
        var told = watch.Elapsed;
        foreach (var (_, query) in log.Take(50))
        {
            await search.SearchAsync(query); // warming up
        }

        var (calls, questions, engine) = (0, 0, 0);
        search.Answered += (_, answered) =>
            (calls, questions, engine) = (calls + 1, questions + answered.Questions, engine + answered.Milliseconds);
        var (times, pages) = (new Timings(), new List<(int Calls, int Questions, int Engine)>());
        foreach (var (kind, query) in log.Take(Queries))
        {
            (calls, questions, engine) = (0, 0, 0);
            await times.MeasureAsync(kind, () => search.SearchAsync(query));
            pages.Add((calls, questions, engine));
        }

        Console.WriteLine(times.Row($"{name}, people online and counts included"));
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"\n{name}: built in {built.TotalSeconds:F1} s, {log[0].Query.Online.Count:#,0} people online told in {told.TotalSeconds:F1} s; the engine's own time p50 {Part(pages.Select(page => page.Engine), 0.5)} ms, p99 {Part(pages.Select(page => page.Engine), 0.99)} ms; questions of a page p50 {Part(pages.Select(page => page.Questions), 0.5)}, most {pages.Max(page => page.Questions)}, in {Part(pages.Select(page => page.Calls), 0.5)} calls, at most {pages.Max(page => page.Calls)}\n"
            )
        );
    }

    private static int Part(IEnumerable<int> values, double part)
    {
        var sorted = values.Order().ToList();
        return sorted[(int)(sorted.Count * part)];
    }
}
