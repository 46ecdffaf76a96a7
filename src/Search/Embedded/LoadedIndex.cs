using Microsoft.Data.Sqlite;

namespace Visavis.Search.Embedded;

/// <summary>
/// An index file and what of it is in memory. One thread at a time may apply changes; searches take <see cref="Now"/>. Changes make small
/// tiers, several of them a larger one, so that the work for a change does not grow with the directory.
/// </summary>
internal sealed class LoadedIndex
{
    /// <summary>The latest changes are turned round anew with each that comes: beyond, they stay as a tier of their own.</summary>
    internal const int MostChanges = 500;

    /// <summary>So many tiers of a size become one.</summary>
    internal const int MergedTogether = 6;
    private const int LeastDead = 1000;
    private const int DeadShare = 4;
    private readonly SortedDictionary<long, (DocumentRow Row, Dictionary<string, Fields> Words)> changed = [];
    private volatile Snapshot now;

    public LoadedIndex(IndexFile file)
    {
        File = file;
        using var connection = file.Open();
        now = Loaded(connection);
    }

    public IndexFile File { get; }

    public Snapshot Now => now;

    /// <summary>Writes the changes and their checkpoint in one transaction, then shows them to the searches.</summary>
    public void Apply(SearchChanges changes)
    {
        using var connection = File.Open();
        var removed = new List<long>();
        var put = new List<(DocumentRow Row, Dictionary<string, Fields> Words)>();
        bool someForgotten;
        using (var transaction = connection.BeginTransaction())
        using (var writer = new DocumentWriter(transaction, isNewFile: false))
        {
            foreach (var id in changes.Deletes)
            {
                if (writer.Delete(id) is { } number)
                {
                    removed.Add(number);
                }
            }

            put.AddRange(changes.Upserts.Select(writer.Put));
            someForgotten = writer.ForgetOrphanedWords();
            writer.SetMeta(IndexSchema.CheckpointKey, changes.Checkpoint);
            transaction.Commit();
        }

        if (removed.Count > 0 || someForgotten)
        {
            // Nothing of them stays in the journal beside the file either.
            connection.Run("PRAGMA wal_checkpoint(TRUNCATE)");
        }

        if (removed.Count + put.Count > 0)
        {
            now = Changed(connection, removed, put);
        }
    }

    private Snapshot Changed(SqliteConnection connection, List<long> removed, List<(DocumentRow Row, Dictionary<string, Fields> Words)> put)
    {
        List<long> numbers = [.. removed, .. put.Select(document => document.Row.Number)];
        numbers.ForEach(number => changed.Remove(number));
        foreach (var document in put)
        {
            changed[document.Row.Number] = document;
        }

        var tiers = now.Tiers.SkipLast(1).Select(tier => tier.Without(numbers)).ToList();
        if (tiers[0].Dead > Math.Max(LeastDead, tiers[0].Segment.Count / DeadShare))
        {
            changed.Clear();
            return Loaded(connection);
        }

        tiers.Add(Tier.Of(ChangedSegment()));
        if (changed.Count > MostChanges)
        {
            changed.Clear();
            Merge(connection, tiers);
            tiers.Add(Tier.Of(new SegmentBuilder().Build([])));
        }

        return new Snapshot(tiers);
    }

    /// <summary>Makes one of the last tiers while there are enough of a size, as often as that gives enough of the next.</summary>
    private static void Merge(SqliteConnection connection, List<Tier> tiers)
    {
        for (var size = MostChanges; ; size *= MergedTogether)
        {
            var alike = tiers.Skip(1).Reverse().TakeWhile(tier => tier.Segment.Count <= size * MergedTogether / 2).Count();
            if (alike < MergedTogether)
            {
                return;
            }

            var merged = IndexLoader.Load(connection, [.. tiers.TakeLast(alike).SelectMany(tier => tier.LiveNumbers()).Order()]);
            tiers.RemoveRange(tiers.Count - alike, alike);
            tiers.Add(Tier.Of(merged));
        }
    }

    private Segment ChangedSegment()
    {
        var builder = new SegmentBuilder();
        var terms = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (row, words) in changed.Values)
        {
            builder.Add(row);
            foreach (var (text, fields) in words)
            {
                if (!terms.TryGetValue(text, out var term))
                {
                    terms.Add(text, term = terms.Count);
                }

                builder.AddWord(term, fields);
            }
        }

        return builder.Build([.. terms.Keys]);
    }

    private static Snapshot Loaded(SqliteConnection connection) =>
        new([Tier.Of(IndexLoader.Load(connection)), Tier.Of(new SegmentBuilder().Build([]))]);
}
