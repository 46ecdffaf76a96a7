using System.Globalization;
using Visavis.Search;
using Visavis.Search.Embedded;
using Visavis.Search.Meilisearch;
using Visavis.Search.Tests.Meilisearch;
using Visavis.Search.Tests.Relevance;
using Visavis.TestSupport.Meilisearch;

namespace Visavis.SearchBench;

/// <summary>Prints how well both engines answer all sets of judged queries, and the third that is kept aside.</summary>
internal static class Relevance
{
    /// <summary>The stand-in goes through all people for each question.</summary>
    private const int MostOfStandIn = 2000;

    public static async Task PrintAsync(int size, bool showMissed)
    {
        var queries = UnseenQueries.Create(Path.Combine(AppContext.BaseDirectory, "Relevance"));
        Console.WriteLine("| engine | set | queries | in the first five | mean reciprocal rank | wrongly empty |");
        Console.WriteLine("|---|---|---|---|---|---|");
        var folder = Directory.CreateTempSubdirectory("visavis-bench-relevance-").FullName;
        try
        {
            using var embedded = new EmbeddedSearch(new SearchOptions { Folder = folder }, TimeProvider.System);
            await PrintAsync("embedded", embedded, embedded, size, queries, showMissed);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        var url = Environment.GetEnvironmentVariable("MEILISEARCH_URL");
        await using var standIn = string.IsNullOrEmpty(url) ? await MeilisearchStandIn.StartAsync() : null;
        var options = new MeilisearchOptions
        {
            Url = standIn?.Address.AbsoluteUri ?? url,
            ApiKey = standIn is null ? Environment.GetEnvironmentVariable("MEILISEARCH_API_KEY") : MeilisearchStandIn.MasterKey,
            IndexPrefix = "visavis_bench_",
        };
        using var search = new MeilisearchSearch(options, TimeProvider.System);
        await search.PrepareAsync();
        await PrintAsync(
            standIn is null ? "Meilisearch" : "Meilisearch (stand-in)",
            search,
            new ToldWhoIsOnline(search),
            standIn is null ? size : Math.Min(size, MostOfStandIn),
            queries,
            showMissed
        );
    }

    private static async Task PrintAsync(
        string name,
        ISearchIndexer indexer,
        ISearchIndex index,
        int size,
        IReadOnlyList<UnseenQuery> queries,
        bool showMissed
    )
    {
        await indexer.RebuildAsync(Corpus.Stream(RelevanceCorpus.Documents), "judged");
        var judged = await RelevanceReport.MakeJudgedAsync(index);
        Console.Write(judged.Table(Named(RelevanceCorpus.Documents.Count)));

        var people = Corpus.Create(size);
        await indexer.RebuildAsync(Corpus.Stream(people), "unseen");
        var unseen = await RelevanceReport.MakeAsync(index, people, queries);
        Console.Write(unseen.Table(Named(size)));
        foreach (var line in showMissed ? judged.Missed().Concat(unseen.Missed()) : [])
        {
            Console.WriteLine(line);
        }

        string Named(int count) => string.Create(CultureInfo.InvariantCulture, $"{name}, {count:#,0} people");
    }
}
