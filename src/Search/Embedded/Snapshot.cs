using System.Collections;

namespace Visavis.Search.Embedded;

/// <summary>The index at one moment, in tiers; of a document that stands in several only the last is live. Never changes, so that searches need no lock.</summary>
/// <param name="Tiers">The one loaded from the file first, the one of the latest changes last.</param>
internal sealed record Snapshot(IReadOnlyList<Tier> Tiers)
{
    public IReadOnlyList<Segment> Segments { get; } = [.. Tiers.Where(tier => tier.Segment.Count > 0).Select(tier => tier.Segment)];

    /// <summary>Documents of the segment that were removed or changed since.</summary>
    public BitArray ReplacedIn(Segment segment)
    {
        foreach (var tier in Tiers)
        {
            if (tier.Segment == segment)
            {
                return tier.Replaced;
            }
        }

        throw new ArgumentException("The segment is of another moment.", nameof(segment));
    }

    /// <summary>Id of the professional with this reference code; null when nobody has it.</summary>
    public Guid? FindReference(string code)
    {
        foreach (var (segment, replaced) in Tiers)
        {
            if (segment.FindReference(code) is >= 0 and var document && !replaced[document])
            {
                return segment.Columns.Ids[document];
            }
        }

        return null;
    }
}
