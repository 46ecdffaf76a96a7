using NodaTime;

namespace Visavis.Scheduling;

/// <summary>Sets of moments as lists of intervals with both ends: earliest first, none touching the next.</summary>
public static class Intervals
{
    /// <summary>The same moments, in order, what overlaps or touches made one. Empty intervals hold no moment and fall out.</summary>
    public static IReadOnlyList<Interval> Merge(IEnumerable<Interval> intervals)
    {
        var sorted = intervals.Where(interval => interval.Start < interval.End).ToList();
        sorted.Sort((a, b) => a.Start.CompareTo(b.Start));
        var merged = new List<Interval>(sorted.Count);
        foreach (var next in sorted)
        {
            if (merged.Count > 0 && next.Start <= merged[^1].End)
            {
                merged[^1] = new Interval(merged[^1].Start, Instant.Max(merged[^1].End, next.End));
            }
            else
            {
                merged.Add(next);
            }
        }

        return merged;
    }

    /// <summary>The moments that lie in the window too. <paramref name="merged"/> comes from <see cref="Merge"/>.</summary>
    public static IReadOnlyList<Interval> Clip(IReadOnlyList<Interval> merged, Interval window) => Common(merged, [window]);

    /// <summary>The moments of both; both come from <see cref="Merge"/>.</summary>
    public static IReadOnlyList<Interval> Common(IReadOnlyList<Interval> one, IReadOnlyList<Interval> other)
    {
        var common = new List<Interval>();
        for (int i = 0, j = 0; i < one.Count && j < other.Count; )
        {
            var (start, end) = (Instant.Max(one[i].Start, other[j].Start), Instant.Min(one[i].End, other[j].End));
            if (start < end)
            {
                common.Add(new Interval(start, end));
            }

            if (one[i].End < other[j].End)
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return common;
    }

    /// <summary>The moments of the first that are not of the second; both come from <see cref="Merge"/>.</summary>
    public static IReadOnlyList<Interval> Except(IReadOnlyList<Interval> merged, IReadOnlyList<Interval> taken)
    {
        var rest = new List<Interval>();
        var next = 0;
        foreach (var interval in merged)
        {
            var start = interval.Start;
            while (next < taken.Count && taken[next].End <= start)
            {
                next++;
            }

            for (var i = next; i < taken.Count && taken[i].Start < interval.End; i++)
            {
                if (start < taken[i].Start)
                {
                    rest.Add(new Interval(start, taken[i].Start));
                }

                start = Instant.Max(start, taken[i].End);
            }

            if (start < interval.End)
            {
                rest.Add(new Interval(start, interval.End));
            }
        }

        return rest;
    }

    /// <summary>Whether some moment from <paramref name="start"/> on and before <paramref name="end"/> is in the merged list.</summary>
    public static bool Overlap(IReadOnlyList<Interval> merged, Instant start, Instant end)
    {
        var first = FirstEndingAfter(merged, start);
        return first < merged.Count && merged[first].Start < end;
    }

    /// <summary>Whether all moments from <paramref name="start"/> on and before <paramref name="end"/> are in the merged list.</summary>
    public static bool Cover(IReadOnlyList<Interval> merged, Instant start, Instant end)
    {
        var first = FirstEndingAfter(merged, start);
        return first < merged.Count && merged[first].Start <= start && end <= merged[first].End;
    }

    private static int FirstEndingAfter(IReadOnlyList<Interval> merged, Instant moment)
    {
        var (low, high) = (0, merged.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (merged[middle].End <= moment)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
