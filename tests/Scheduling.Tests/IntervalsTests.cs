using NodaTime;

namespace Visavis.Scheduling.Tests;

public sealed class IntervalsTests
{
    [Fact]
    public void What_overlaps_or_touches_is_one_and_what_is_empty_is_none() =>
        Assert.Equal([Of(1, 6), Of(8, 9)], Intervals.Merge([Of(8, 9), Of(3, 6), Of(1, 3), Of(2, 4), Of(7, 7)]));

    [Fact]
    public void Sets_are_cut_common_and_taken_away()
    {
        IReadOnlyList<Interval> one = [Of(0, 10), Of(20, 30)];
        IReadOnlyList<Interval> other = [Of(2, 4), Of(9, 22), Of(25, 26), Of(29, 40)];

        Assert.Equal([Of(2, 4), Of(9, 10), Of(20, 22), Of(25, 26), Of(29, 30)], Intervals.Common(one, other));
        Assert.Equal([Of(0, 2), Of(4, 9), Of(22, 25), Of(26, 29)], Intervals.Except(one, other));
        Assert.Equal([Of(5, 10), Of(20, 21)], Intervals.Clip(one, Of(5, 21)));
    }

    [Fact]
    public void For_any_sets_the_parts_are_the_whole_and_questions_agree_with_looking_at_each_moment()
    {
        var random = new Random(12);
        for (var round = 0; round < 400; round++)
        {
            var (one, other) = (Intervals.Merge(Any(random)), Intervals.Merge(Any(random)));
            var (common, rest) = (Intervals.Common(one, other), Intervals.Except(one, other));
            var (start, end) = (random.Next(0, 60), random.Next(61, 90));

            Assert.Equal(one, Intervals.Merge(common.Concat(rest)));
            Assert.Equal(one, Intervals.Merge(one.Concat(one)));
            for (var minute = 0; minute < 100; minute++)
            {
                Assert.Equal(Has(one, minute) && Has(other, minute), Has(common, minute));
                Assert.Equal(Has(one, minute) && !Has(other, minute), Has(rest, minute));
            }

            var moments = Enumerable.Range(start, end - start).ToList();
            Assert.Equal(moments.Any(m => Has(one, m)), Intervals.Overlap(one, At(start), At(end)));
            Assert.Equal(moments.TrueForAll(m => Has(one, m)), Intervals.Cover(one, At(start), At(end)));
        }
    }

    private static List<Interval> Any(Random random) =>
        Enumerable
            .Range(0, random.Next(0, 8))
            .Select(_ => random.Next(0, 90))
            .Select(start => Of(start, start + random.Next(0, 12)))
            .ToList();

    private static bool Has(IReadOnlyList<Interval> intervals, int minute) => intervals.Any(interval => interval.Contains(At(minute)));

    private static Interval Of(int start, int end) => new(At(start), At(end));

    private static Instant At(int minute) => NodaConstants.UnixEpoch + Duration.FromMinutes(minute);
}
