using System.Collections;
using Microsoft.Data.Sqlite;

namespace Visavis.Search.Embedded;

/// <summary>An index file and what of it is in memory. One thread at a time may apply changes; searches take <see cref="Now"/>.</summary>
internal sealed class LoadedIndex
{
    // Beyond, the small segment is no longer small: everything is loaded anew, which takes a fraction of a second.
    private const int MostChanges = 1000;
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
            writer.ForgetOrphanedWords();
            writer.SetMeta(IndexSchema.CheckpointKey, changes.Checkpoint);
            transaction.Commit();
        }

        if (removed.Count > 0)
        {
            // Nothing of them stays in the journal beside the file either.
            connection.Run("PRAGMA wal_checkpoint(TRUNCATE)");
        }

        if (changed.Count + put.Count > MostChanges)
        {
            changed.Clear();
            now = Loaded(connection);
        }
        else if (removed.Count + put.Count > 0)
        {
            now = Changed(removed, put);
        }
    }

    private Snapshot Changed(List<long> removed, List<(DocumentRow Row, Dictionary<string, Fields> Words)> put)
    {
        var replaced = new BitArray(now.Replaced);
        foreach (var number in removed.Concat(put.Select(document => document.Row.Number)))
        {
            changed.Remove(number);
            var document = Array.BinarySearch(now.Base.Columns.Numbers, number);
            if (document >= 0)
            {
                replaced[document] = true;
            }
        }

        foreach (var document in put)
        {
            changed[document.Row.Number] = document;
        }

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

        return new Snapshot(now.Base, replaced, builder.Build([.. terms.Keys]));
    }

    private static Snapshot Loaded(SqliteConnection connection)
    {
        var segment = IndexLoader.Load(connection);
        return new Snapshot(segment, new BitArray(segment.Count), new SegmentBuilder().Build([]));
    }
}
