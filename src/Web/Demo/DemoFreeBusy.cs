using NodaTime;
using Visavis.Scheduling;
using Visavis.Web.Availability.FreeBusy;

namespace Visavis.Web.Demo;

/// <summary>The calendars of demo people: always the same for a calendar and a day, and never asked of anybody outside.</summary>
internal sealed class DemoFreeBusy : IFreeBusySource
{
    private const string Domain = "@demo.visavis.example";
    private const int MostBlocks = 3;
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Europe/Paris"];

    public static string CalendarOf(Guid person) => $"agenda-{person.ToString("N")[..12]}{Domain}";

    public bool Knows(string calendarId) => calendarId.EndsWith(Domain, StringComparison.Ordinal);

    public Task<IReadOnlyDictionary<string, CalendarReading>> ReadAsync(
        IReadOnlyCollection<string> calendarIds,
        Interval window,
        CancellationToken cancellationToken
    ) =>
        Task.FromResult<IReadOnlyDictionary<string, CalendarReading>>(
            calendarIds.ToDictionary(id => id, id => new CalendarReading(window, Intervals.Clip(Busy(id, window), window), null))
        );

    private static IReadOnlyList<Interval> Busy(string calendarId, Interval window)
    {
        var seed = calendarId.Aggregate(17, (hash, letter) => (hash * 31) + letter);
        var busy = new List<Interval>();
        var last = window.End.InZone(Zone).Date;
        for (var date = window.Start.InZone(Zone).Date; date <= last; date = date.PlusDays(1))
        {
            var random = DemoRandom.For(seed, date.DayOfYear + (date.Year * 1000));
            for (var block = random.Next(0, MostBlocks + 1); block > 0; block--)
            {
                var start = date.At(new LocalTime(random.Next(8, 18), random.Next(0, 4) * 15)).InZoneLeniently(Zone).ToInstant();
                busy.Add(new Interval(start, start + Duration.FromMinutes(random.Next(2, 9) * 15)));
            }
        }

        return Intervals.Merge(busy);
    }
}
