using System.Collections;

namespace Visavis.Search.Embedded;

/// <summary>
/// The index at one moment: the segment loaded from the file, and beside it a small one of what has changed since. Never changes, so
/// that searches need no lock.
/// </summary>
/// <param name="Base">Loaded from the file.</param>
/// <param name="Replaced">Documents of <paramref name="Base"/> that were removed, or stand in <paramref name="Changed"/>.</param>
/// <param name="Changed">Documents added or changed since.</param>
internal sealed record Snapshot(Segment Base, BitArray Replaced, Segment Changed)
{
    public IEnumerable<Segment> Segments => Changed.Count == 0 ? [Base] : [Base, Changed];

    public bool IsLive(Segment segment, int document) => segment != Base || !Replaced[document];

    /// <summary>Id of the professional with this reference code; null when nobody has it.</summary>
    public Guid? FindReference(string code)
    {
        foreach (var segment in Segments)
        {
            if (segment.FindReference(code) is >= 0 and var document && IsLive(segment, document))
            {
                return segment.Columns.Ids[document];
            }
        }

        return null;
    }
}
