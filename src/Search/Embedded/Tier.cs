using System.Collections;
using System.Numerics;

namespace Visavis.Search.Embedded;

/// <summary>Some of the documents, and which of them no longer count.</summary>
/// <param name="Replaced">Those that were removed, or stand in a later tier.</param>
internal sealed record Tier(Segment Segment, BitArray Replaced)
{
    private const int BitsOfInt = 32;

    public static Tier Of(Segment segment) => new(segment, new BitArray(segment.Count));

    /// <summary>How many no longer count.</summary>
    public int Dead
    {
        get
        {
            var bits = new int[(Replaced.Count + BitsOfInt - 1) / BitsOfInt];
            Replaced.CopyTo(bits, 0);
            return bits.Sum(part => BitOperations.PopCount((uint)part));
        }
    }

    /// <summary>Without the documents of these numbers; itself when it has none of them.</summary>
    public Tier Without(IReadOnlyCollection<long> numbers)
    {
        BitArray? replaced = null;
        foreach (var number in numbers)
        {
            var document = Array.BinarySearch(Segment.Columns.Numbers, number);
            if (document >= 0 && !Replaced[document])
            {
                replaced ??= new BitArray(Replaced);
                replaced[document] = true;
            }
        }

        return replaced is null ? this : this with { Replaced = replaced };
    }

    /// <summary>Numbers of the documents that count.</summary>
    public IEnumerable<long> LiveNumbers() => Segment.Columns.Numbers.Where((_, document) => !Replaced[document]);
}
