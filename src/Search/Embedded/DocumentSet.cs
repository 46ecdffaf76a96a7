namespace Visavis.Search.Embedded;

/// <summary>Documents of a segment, one bit for each.</summary>
internal sealed class DocumentSet(int documents)
{
    private readonly ulong[] bits = new ulong[(documents + 63) / 64];

    public void Add(int document) => bits[document >> 6] |= 1ul << document;

    public bool Contains(int document) => (bits[document >> 6] >> document & 1) != 0;
}
