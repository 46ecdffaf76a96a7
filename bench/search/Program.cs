using System.Diagnostics;
using System.Globalization;
using Visavis.Search;
using Visavis.Search.Embedded;
using Visavis.Search.Meilisearch;
using Visavis.Search.Places;
using Visavis.Search.Suggestions;
using Visavis.SearchBench;
using Visavis.TestSupport.Meilisearch;

// dotnet run -c Release --project bench/search [-- sizes…]
// The embedded engine over made-up people and a log of queries, and vanilla FTS5 over the same people and the words of the same queries.
// dotnet run -c Release --project bench/search -- ranges: every commune as the centre of every radius, against brute force.
// dotnet run -c Release --project bench/search -- relevance [people] [missed] [embedded|server]: how well the engines answer the judged queries.
// dotnet run -c Release --project bench/search -- ask words…: how each of the searches is understood, and its first five.
if (args is ["ranges"])
{
    Ranges.Check();
    return;
}

if (args is ["ask", ..])
{
    await Relevance.AskAsync(args[1..]);
    return;
}

if (args is ["relevance", ..])
{
    await Relevance.PrintAsync(
        args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 20_000,
        args.Contains("missed"),
        args.FirstOrDefault(arg => arg is Relevance.Embedded or Relevance.Server)
    );
    return;
}

int[] sizes = args.Length > 0 ? [.. args.Select(size => int.Parse(size, CultureInfo.InvariantCulture))] : [1_000, 10_000, 100_000];
_ = Gazetteer.France;
foreach (var size in sizes)
{
    var folder = Directory.CreateTempSubdirectory("visavis-bench-search-").FullName;
    try
    {
        await MeasureAsync(size, folder);
    }
    finally
    {
        Directory.Delete(folder, recursive: true);
    }
}

static async Task MeasureAsync(int size, string folder)
{
    const int MostForOthers = 100_000;
    const int Changing = 20_000;
    Console.WriteLine(
        $"\n### {size.ToString("#,0", CultureInfo.InvariantCulture)} professionals (load {File.ReadAllText("/proc/loadavg").Split(' ')[0]})\n"
    );
    var people = Corpus.Create(size);
    var log = new QueryLog(people).Create();
    var changing = people.Where((_, index) => index % Math.Max(1, size / Changing) == 0).ToList();

    var watch = Stopwatch.StartNew();
    var processor = Environment.CpuUsage.TotalTime;
    using (var builder = new EmbeddedSearch(new SearchOptions { Folder = folder }, TimeProvider.System))
    {
        await builder.RebuildAsync(Corpus.Stream(people), "bench");
    }

    var built = watch.Elapsed;
    processor = Environment.CpuUsage.TotalTime - processor;
    if (size > MostForOthers)
    {
        // They would be most of what the garbage collector looks through.
        people = [];
    }

    var before = GC.GetTotalMemory(forceFullCollection: true);
    watch.Restart();
    using var search = new EmbeddedSearch(new SearchOptions { Folder = folder }, TimeProvider.System);
    await search.GetCheckpointAsync();
    var loaded = watch.Elapsed;
    var memory = GC.GetTotalMemory(forceFullCollection: true) - before;
    var file = Directory.GetFiles(folder).Sum(path => new FileInfo(path).Length);
    Console.WriteLine(
        FormattableString.Invariant(
            $"built in {built.TotalSeconds:F1} s ({processor.TotalSeconds:F1} s of processor time), loaded in {loaded.TotalSeconds:F2} s, {memory / 1e6:F0} MB in memory, {file / 1e6:F0} MB on disk\n"
        )
    );

    var ours = new Timings();
    foreach (var (_, query) in log.Take(500))
    {
        await search.SearchAsync(query); // warming up
    }

    foreach (var (kind, query) in log)
    {
        await ours.MeasureAsync(kind, () => search.SearchAsync(query));
    }

    Console.WriteLine(Timings.Head);
    Console.WriteLine(ours.Row("**all**"));
    foreach (var kind in ours.Kinds)
    {
        Console.WriteLine(ours.Row(kind, kind));
    }

    var suggester = new Suggester(search);
    await suggester.SuggestAsync("plombier");
    var suggestions = new Timings();
    foreach (var typed in log.Select(entry => entry.Query.What).OfType<string>().Where(what => what.Length > 0))
    {
        await suggestions.MeasureAsync("suggestions", () => suggester.SuggestAsync(typed[..Math.Min(12, typed.Length)]));
    }

    Console.WriteLine(suggestions.Row("suggestions while typing"));
    var streaming = new Timings();
    var pauses = await ChangeStream.MeasureAsync(search, changing, log, streaming);
    Console.WriteLine(streaming.Row("all, while changes stream in"));
    var after = GC.GetTotalMemory(forceFullCollection: true) - before;
    if (size <= MostForOthers)
    {
        await MeasureOthersAsync(folder, people, log);
    }

    Console.WriteLine(FormattableString.Invariant($"\n{pauses}; {after / 1e6:F0} MB in memory then"));
    GC.KeepAlive(search);
}

static async Task MeasureOthersAsync(string folder, List<ProfessionalDocument> people, IReadOnlyList<(string Kind, SearchQuery Query)> log)
{
    var watch = Stopwatch.StartNew();
    using var vanilla = new VanillaFts5(Path.Combine(folder, "vanilla.db"));
    vanilla.Build(people);
    var vanillaBuilt = watch.Elapsed;
    var theirs = new Timings();
    foreach (var (kind, query) in log.Take(1000))
    {
        await theirs.MeasureAsync(
            kind,
            () =>
            {
                vanilla.Search(query);
                return Task.CompletedTask;
            }
        );
    }

    Console.WriteLine(theirs.Row(FormattableString.Invariant($"vanilla FTS5, words only (built in {vanillaBuilt.TotalSeconds:F1} s)")));
    if (Environment.GetEnvironmentVariable("MEILISEARCH_URL") is { Length: > 0 } url)
    {
        await ServerMeasurement.PrintAsync(
            new MeilisearchOptions
            {
                Url = url,
                ApiKey = Environment.GetEnvironmentVariable("MEILISEARCH_API_KEY"),
                IndexPrefix = "visavis_bench_",
            },
            "Meilisearch",
            people,
            log
        );
    }
    else if (people.Count <= 1000)
    {
        await using var standIn = await MeilisearchStandIn.StartAsync();
        await ServerMeasurement.PrintAsync(
            new MeilisearchOptions { Url = standIn.Address.AbsoluteUri, ApiKey = MeilisearchStandIn.MasterKey },
            "the stand-in of the tests, which says nothing of a server's speed",
            people,
            log
        );
    }
}
