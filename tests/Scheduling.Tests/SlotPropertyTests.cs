using NodaTime;

namespace Visavis.Scheduling.Tests;

/// <summary>What holds for any week, any busy time and any rules: each round is a world of its own, always the same for its number.</summary>
public sealed class SlotPropertyTests
{
    private const int Rounds = 300;
    private static readonly string[] Zones = ["Europe/Paris", "America/Montreal", "Pacific/Noumea", "Asia/Kolkata", "Australia/Lord_Howe"];

    public static TheoryData<string> FourZones => ["Europe/Paris", "America/Montreal", "Pacific/Noumea", "Asia/Kolkata"];

    [Fact]
    public void Slots_keep_every_rule()
    {
        for (var seed = 0; seed < Rounds; seed++)
        {
            var (world, rules) = Any(new Random(seed));
            var search = world.Search(rules);
            var now = world.At(world.Now);
            var work = world.Schedule.WorkWithin(new Interval(now - Duration.FromDays(2), now + Duration.FromDays(40)));
            foreach (var slot in search.Between(now, now + Duration.FromDays(30)))
            {
                var taken = rules.Occupies(slot.Start);
                Assert.Equal(Duration.FromMinutes(rules.Minutes), slot.Duration);
                Assert.True(slot.Start > now && slot.Start >= now + Duration.FromMinutes(rules.MinimumNotice), $"notice, {seed}");
                Assert.True(Intervals.Cover(work, slot.Start, slot.End), $"hours, {seed}");
                Assert.DoesNotContain(world.Occupied.Busy, busy => busy.Start < taken.End && taken.Start < busy.End);
                Assert.DoesNotContain(world.Occupied.Unknown, unknown => unknown.Start < taken.End && taken.Start < unknown.End);
                var date = slot.Start.InZone(world.Zone).Date;
                Assert.True(Period.DaysBetween(now.InZone(world.Zone).Date, date) <= rules.HorizonDays, $"horizon, {seed}");
                var counted = world.Occupied.CountedStarts.Count(start => start.InZone(world.Zone).Date == date);
                Assert.True(rules.DailyLimit is null || counted < rules.DailyLimit, $"limit, {seed}");
            }
        }
    }

    [Fact]
    public void The_same_question_in_parts_or_again_gives_the_same_slots_and_each_is_accepted_alone()
    {
        for (var seed = 0; seed < Rounds; seed++)
        {
            var random = new Random(seed);
            var (world, rules) = Any(random);
            var search = world.Search(rules);
            var now = world.At(world.Now);
            var end = now + Duration.FromDays(14);
            var cut = now + Duration.FromMinutes(random.Next(1, 14 * 24 * 60));

            var whole = search.Between(now, end).ToList();

            Assert.Equal(whole, search.Between(now, cut).Concat(search.Between(cut, end)));
            Assert.Equal(whole, world.Search(rules).Between(now, end));
            Assert.All(whole, slot => Assert.Null(search.Check(slot.Start)));
            Interval? first = whole.Count > 0 ? whole[0] : null;
            Interval? next = search.Next(now) is { } found && found.Start < end ? found : null;
            Assert.Equal(first, next);
        }
    }

    [Fact]
    public void What_is_not_offered_is_refused_with_a_reason()
    {
        for (var seed = 0; seed < Rounds / 3; seed++)
        {
            var random = new Random(seed);
            var (world, rules) = Any(random);
            var search = world.Search(rules);
            var now = world.At(world.Now);
            var offered = search.Between(now, now + Duration.FromDays(7)).Select(slot => slot.Start).ToHashSet();
            for (var minute = 0; minute < 7 * 24 * 60; minute += 5)
            {
                var start = now + Duration.FromMinutes(minute);
                Assert.Equal(offered.Contains(start), search.Check(start) is null);
            }
        }
    }

    [Fact]
    public void More_busy_time_never_offers_more()
    {
        for (var seed = 0; seed < Rounds; seed++)
        {
            var random = new Random(seed);
            var (world, rules) = Any(random);
            var now = world.At(world.Now);
            var more = world with
            {
                Occupied = new(
                    world.Occupied.Busy.Append(Some(random, now)),
                    world.Occupied.Unknown.Append(Some(random, now)),
                    world.Occupied.CountedStarts
                ),
            };

            var before = world.Search(rules).Between(now, now + Duration.FromDays(20)).ToHashSet();

            Assert.Subset(before, more.Search(rules).Between(now, now + Duration.FromDays(20)).ToHashSet());
        }
    }

    [Theory]
    [MemberData(nameof(FourZones))]
    public void Around_every_change_of_the_clock_of_three_years_the_wall_clock_is_kept(string zoneId)
    {
        var zone = DateTimeZoneProviders.Tzdb[zoneId];
        var changes = zone.GetZoneIntervals(Instant.FromUtc(2026, 1, 1, 0, 0), Instant.FromUtc(2029, 1, 1, 0, 0))
            .Where(interval => interval.HasEnd && interval.End < Instant.FromUtc(2029, 1, 1, 0, 0))
            .Select(interval => interval.End)
            .ToList();
        Assert.Equal(zoneId is "Europe/Paris" or "America/Montreal" ? 6 : 0, changes.Count);
        // Where the clock never changes, days are looked at all the same.
        changes = changes.Count > 0 ? changes : [Instant.FromUtc(2026, 3, 29, 1, 0), Instant.FromUtc(2027, 10, 31, 1, 0)];
        foreach (var change in changes)
        {
            var day = change.InZone(zone).Date;
            var now = day.PlusDays(-3).AtStartOfDayInZone(zone).ToInstant();
            var schedule = new Schedule(zone, SlotWorld.EveryDay((0, 5), (9, 12)), [], new HashSet<LocalDate>());
            var slots = new SlotSearch(schedule, new SlotRules(60) { StepMinutes = 60 }, OccupiedTimes.Nothing, now).Between(
                now,
                now + Duration.FromDays(7)
            );

            var byDay = slots.ToLookup(slot => slot.Start.InZone(zone).Date, slot => slot.Start.InZone(zone));
            for (var date = day.PlusDays(-2); date <= day.PlusDays(2); date = date.PlusDays(1))
            {
                Assert.Equal([9, 10, 11], byDay[date].Where(time => time.Hour >= 9).Select(time => time.Hour));
                var night = byDay[date].Where(time => time.Hour < 9).ToList();
                var length = zone.AtStartOfDay(date.PlusDays(1)).ToInstant() - zone.AtStartOfDay(date).ToInstant();
                Assert.Equal(5 + (int)(length - Duration.FromHours(24)).TotalHours, night.Count);
                Assert.All(night, time => Assert.Equal(0, time.Minute));
            }
        }
    }

    private static (SlotWorld World, SlotRules Rules) Any(Random random)
    {
        var zone = Zones[random.Next(Zones.Length)];
        // Near a change of the clock as often as not.
        string[] starts =
        [
            "2026-03-27 22:10",
            "2026-10-23 07:05",
            "2026-11-23 12:00",
            "2027-03-12 00:00",
            "2026-10-30 23:55",
            "2026-04-03 13:15",
        ];
        var world = new SlotWorld(zone) { Now = starts[random.Next(starts.Length)], Week = Week(random) };
        var now = world.At(world.Now);
        var today = now.InZone(world.Zone).Date;
        world = world with
        {
            Overrides =
            [
                .. Enumerable
                    .Range(0, random.Next(0, 4))
                    .Select(_ => today.PlusDays(random.Next(0, 12)))
                    .Select(day => new DateOverride(day, day.PlusDays(random.Next(0, 3)), random.Next(2) == 0 ? [] : Hours(random))),
            ],
            Holidays = Enumerable.Range(0, random.Next(0, 3)).Select(_ => today.PlusDays(random.Next(0, 12))).ToHashSet(),
            Occupied = new(
                Enumerable.Range(0, random.Next(0, 30)).Select(_ => Some(random, now)).ToList(),
                Enumerable.Range(0, random.Next(0, 4)).Select(_ => Some(random, now)).ToList(),
                Enumerable.Range(0, random.Next(0, 6)).Select(_ => Some(random, now).Start).ToList()
            ),
        };
        var rules = new SlotRules(random.Next(1, 20) * 10)
        {
            BufferBefore = random.Next(0, 4) * 10,
            BufferAfter = random.Next(0, 4) * 10,
            MinimumNotice = random.Next(0, 3) * 300,
            HorizonDays = random.Next(0, 25),
            DailyLimit = random.Next(3) == 0 ? random.Next(1, 3) : null,
            StepMinutes = random.Next(1, 13) * 5,
        };
        return (world, rules);
    }

    private static Interval Some(Random random, Instant now)
    {
        var start = now + Duration.FromMinutes(random.Next(-600, 20 * 24 * 60));
        return new Interval(start, start + Duration.FromMinutes(random.Next(0, 600)));
    }

    private static WeeklyHours Week(Random random) =>
        WeeklyHours.Days.Aggregate(WeeklyHours.None, (week, day) => random.Next(4) == 0 ? week : week.With(day, Hours(random)));

    private static List<WorkingInterval> Hours(Random random)
    {
        var first = random.Next(0, 40) * 15;
        var hours = new List<WorkingInterval> { WorkingInterval.FromMinutes(first, first + (random.Next(1, 20) * 15)) };
        if (random.Next(2) == 0)
        {
            // An evening, now and then into the night.
            hours.Add(WorkingInterval.FromMinutes(20 * 60, (20 * 60) + (random.Next(1, 40) * 15)));
        }

        return hours;
    }
}
