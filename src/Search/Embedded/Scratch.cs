namespace Visavis.Search.Embedded;

/// <summary>
/// Arrays as long as a segment, lent to one search at a time and given back clear: a search that finds few documents touches few.
/// </summary>
internal sealed class Scratch(int documents)
{
    private readonly List<int> seen = [];

    /// <summary>Points of each document for all words so far.</summary>
    public int[] Points { get; } = new int[documents];

    /// <summary>Words of the query that each document has.</summary>
    public byte[] Matched { get; } = new byte[documents];

    /// <summary>Points for the word being looked at.</summary>
    public ushort[] Current { get; } = new ushort[documents];

    /// <summary>To be called before <see cref="Points"/> or <see cref="Matched"/> of a document are first written.</summary>
    public void See(int document) => seen.Add(document);

    public void Clear()
    {
        foreach (var document in seen)
        {
            Points[document] = 0;
            Matched[document] = 0;
        }

        seen.Clear();
    }
}
