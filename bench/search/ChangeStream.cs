using System.Globalization;
using Visavis.Search;
using Visavis.Search.Embedded;

namespace Visavis.SearchBench;

/// <summary>The log of queries again while changes are applied without a pause: how long the longest answer and the longest stop of the runtime are.</summary>
internal static class ChangeStream
{
    private const int OfBatch = 100;

    public static async Task<string> MeasureAsync(
        EmbeddedSearch search,
        IReadOnlyList<ProfessionalDocument> changing,
        IReadOnlyList<(string Kind, SearchQuery Query)> log,
        Timings timings
    )
    {
        using var done = new CancellationTokenSource();
        var changes = Task.Run(() => ChangeAsync(search, changing, done.Token));
        var (longest, seen) = (TimeSpan.Zero, 0L);
        foreach (var (kind, query) in log)
        {
            await timings.MeasureAsync(kind, () => search.SearchAsync(query, CancellationToken.None));
            var collection = GC.GetGCMemoryInfo(GCKind.Any);
            if (collection.Index != seen)
            {
                seen = collection.Index;
                foreach (var pause in collection.PauseDurations)
                {
                    longest = pause > longest ? pause : longest;
                }
            }
        }

        await done.CancelAsync();
        var applied = await changes;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{applied:#,0} changes applied meanwhile; the longest pause of the garbage collector {longest.TotalMilliseconds:F1} ms"
        );
    }

    private static async Task<int> ChangeAsync(
        EmbeddedSearch search,
        IReadOnlyList<ProfessionalDocument> changing,
        CancellationToken cancellationToken
    )
    {
        var applied = 0;
        while (!cancellationToken.IsCancellationRequested)
        {
            var batch = Enumerable
                .Range(applied, OfBatch)
                .Select(number => changing[number % changing.Count] with { Quality = number % 100 })
                .ToList();
            await search.ApplyAsync(
                new SearchChanges { Upserts = batch, Checkpoint = applied.ToString(CultureInfo.InvariantCulture) },
                CancellationToken.None
            );
            applied += OfBatch;
        }

        return applied;
    }
}
