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

    /// <summary>The engines by which a run may be limited to one.</summary>
    public const string Embedded = "embedded";
    public const string Server = "server";

    /// <summary>Prints how searches are understood, and whom the embedded engine finds among 20,000 made-up people.</summary>
    public static async Task AskAsync(IEnumerable<string> searches)
    {
        var folder = Directory.CreateTempSubdirectory("visavis-bench-ask-").FullName;
        try
        {
            using var search = new EmbeddedSearch(new SearchOptions { Folder = folder }, TimeProvider.System);
            var people = Corpus.Create(20_000);
            await search.RebuildAsync(Corpus.Stream(people), "ask");
            foreach (var what in searches)
            {
                var page = await search.SearchAsync(new SearchQuery { What = what, PageSize = 5 });
                var reading = page.Reading;
                Console.WriteLine(
                    $"{what}: [{string.Join(' ', reading.Words)}] beside [{string.Join(' ', reading.Helping)}] at {reading.Place?.Name}, {page.Total} found"
                );
                Console.WriteLine(
                    $"  meant {string.Join(' ', reading.Meant.Select(pair => $"{pair.Key}={string.Join('/', pair.Value)}"))}"
                );
                Console.WriteLine($"  of {string.Join(' ', reading.Families.Select(family => $"{family.Code}:{family.Certainty:0.00}"))}");
                Console.WriteLine(
                    $"  said {string.Join("; ", reading.Spoken.Select(pair => $"{pair.Key}: {string.Join(", ", pair.Value.Select(phrase => phrase.Phrase))}"))}"
                );
                foreach (var hit in page.Hits)
                {
                    var person = people.First(document => document.Id == hit.Id);
                    Console.WriteLine($"  - {person.Profession}, {person.City}");
                }
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <param name="size">How many people.</param>
    /// <param name="showMissed">Whether to print what was missed of what may be looked at.</param>
    /// <param name="only">One of the engines; null for both.</param>
    public static async Task PrintAsync(int size, bool showMissed, string? only = null)
    {
        var queries = UnseenQueries.Create(Path.Combine(AppContext.BaseDirectory, "Relevance"));
        Console.WriteLine("| engine | set | queries | in the first five | mean reciprocal rank | wrongly empty |");
        Console.WriteLine("|---|---|---|---|---|---|");
        if (only != Server)
        {
            await PrintEmbeddedAsync(size, queries, showMissed);
        }

        if (only != Embedded)
        {
            await PrintServerAsync(size, queries, showMissed);
        }
    }

    private static async Task PrintEmbeddedAsync(int size, IReadOnlyList<UnseenQuery> queries, bool showMissed)
    {
        var folder = Directory.CreateTempSubdirectory("visavis-bench-relevance-").FullName;
        try
        {
            using var embedded = new EmbeddedSearch(new SearchOptions { Folder = folder }, TimeProvider.System);
            await PrintAsync(Embedded, embedded, embedded, size, queries, showMissed);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task PrintServerAsync(int size, IReadOnlyList<UnseenQuery> queries, bool showMissed)
    {
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
