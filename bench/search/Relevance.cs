using System.Globalization;
using Visavis.Search;
using Visavis.Search.Embedded;
using Visavis.Search.Meilisearch;
using Visavis.Search.Tests.Relevance;

namespace Visavis.SearchBench;

/// <summary>Prints how well the engines answer the sets of judged queries.</summary>
internal static class Relevance
{
    public static async Task PrintAsync(int size, bool showMissed)
    {
        var people = Corpus.Create(size);
        var queries = UnseenQueries.Create(Path.Combine(AppContext.BaseDirectory, "Relevance", "unseen.txt"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n### {size:#,0} people\n"));
        Console.WriteLine("| engine | set | queries | in the first five | mean reciprocal rank | wrongly empty |");
        Console.WriteLine("|---|---|---|---|---|---|");
        var folder = Directory.CreateTempSubdirectory("visavis-bench-relevance-").FullName;
        try
        {
            using var embedded = new EmbeddedSearch(new SearchOptions { Folder = folder }, TimeProvider.System);
            await embedded.RebuildAsync(Corpus.Stream(people), "relevance");
            await PrintAsync("embedded", embedded, people, queries, showMissed);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        if (Environment.GetEnvironmentVariable("MEILISEARCH_URL") is not { Length: > 0 } server)
        {
            return;
        }

        var options = new MeilisearchOptions
        {
            Url = server,
            ApiKey = Environment.GetEnvironmentVariable("MEILISEARCH_API_KEY"),
            IndexPrefix = "visavis_bench_",
        };
        using var search = new MeilisearchSearch(options, TimeProvider.System);
        await search.PrepareAsync();
        await search.RebuildAsync(Corpus.Stream(people), "relevance");
        await PrintAsync("Meilisearch", search, people, queries, showMissed);
    }

    private static async Task PrintAsync(
        string name,
        ISearchIndex index,
        IReadOnlyList<ProfessionalDocument> people,
        IReadOnlyList<UnseenQuery> queries,
        bool showMissed
    )
    {
        var report = await RelevanceReport.MakeAsync(index, people, queries);
        Console.Write(report.Table(name));
        foreach (var line in showMissed ? report.Missed() : [])
        {
            Console.WriteLine(line);
        }
    }
}
