using System.Collections.Concurrent;

namespace Visavis.Search.Embedded;

/// <summary>
/// A set of documents in memory that never changes: for each term the documents it is in, ascending, each with the fields.
/// </summary>
internal sealed class Segment
{
    public const int MaxDocuments = 1 << 24;
    private readonly ConcurrentBag<Scratch> spare = [];
    private readonly int[] starts;
    private readonly uint[] postings;
    private readonly Dictionary<Guid, int> byId;
    private readonly Dictionary<string, int> byReference;
    private volatile Tuple<IReadOnlyCollection<string>, DocumentSet>? online;

    /// <param name="columns">Attributes of the documents.</param>
    /// <param name="terms">The terms.</param>
    /// <param name="starts">Where the postings of each term begin, and one more for the end.</param>
    /// <param name="postings">Document in the upper 24 bits, fields in the lower 8.</param>
    public Segment(DocumentColumns columns, Vocabulary terms, int[] starts, uint[] postings)
    {
        Columns = columns;
        Terms = terms;
        this.starts = starts;
        this.postings = postings;
        byId = new Dictionary<Guid, int>(columns.Count);
        byReference = new Dictionary<string, int>(columns.Count, StringComparer.Ordinal);
        for (var document = 0; document < columns.Count; document++)
        {
            byId[columns.Ids[document]] = document;
            byReference.TryAdd(columns.References[document], document);
        }
    }

    public DocumentColumns Columns { get; }

    public Vocabulary Terms { get; }

    public int Count => Columns.Count;

    /// <summary>Give it back by <see cref="Return"/>.</summary>
    public Scratch Borrow() => spare.TryTake(out var scratch) ? scratch : new Scratch(Count);

    public void Return(Scratch scratch)
    {
        scratch.Clear();
        spare.Add(scratch);
    }

    public ReadOnlySpan<uint> PostingsOf(int term) => postings.AsSpan(starts[term]..starts[term + 1]);

    /// <summary>-1 when it is not here.</summary>
    public int Find(Guid id) => byId.GetValueOrDefault(id, -1);

    /// <summary>
    /// The documents of these ids. Remembered for the collection asked for last, by its identity: many searches come while the same people
    /// are online, and looking them all up would cost most searches more than the rest of them.
    /// </summary>
    public DocumentSet Online(IReadOnlyCollection<string> ids)
    {
        if (online is var (known, documents) && ReferenceEquals(known, ids))
        {
            return documents;
        }

        documents = new DocumentSet(Count);
        foreach (var id in ids)
        {
            if (Guid.TryParseExact(id, "D", out var guid) && Find(guid) is >= 0 and var document)
            {
                documents.Add(document);
            }
        }

        online = Tuple.Create(ids, documents);
        return documents;
    }

    /// <summary>-1 when no document bears it.</summary>
    public int FindReference(string code) => byReference.GetValueOrDefault(code, -1);

    public static int DocumentOf(uint posting) => (int)(posting >> 8);

    public static Fields FieldsOf(uint posting) => (Fields)(posting & 0xff);
}
