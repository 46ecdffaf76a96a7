using System.Collections.Concurrent;
using NodaTime;
using Visavis.Scheduling;

namespace Visavis.Web.Availability.FreeBusy;

/// <summary>Asks the right source about each calendar, and never twice at once about the same: who comes meanwhile gets the same answer.</summary>
public sealed class FreeBusyFlights(IEnumerable<IFreeBusySource> sources, TimeProvider time)
{
    private const int DaysBack = 1;

    /// <summary>As far as anything can be booked: a year for series, and the days around it that buffers and daily limits look at.</summary>
    private const int DaysAhead = SlotRules.LongestHorizonDays + 2;

    private readonly ConcurrentDictionary<string, TaskCompletionSource<CalendarReading>> flights = new(StringComparer.Ordinal);

    /// <summary>What is always asked about, in as many questions as it takes. Beyond it nothing is known, and unknown is never free.</summary>
    public Interval Window
    {
        get
        {
            var today = Instant.FromDateTimeOffset(time.GetUtcNow()).InUtc().Date.AtMidnight().InUtc().ToInstant();
            return new Interval(today - Duration.FromDays(DaysBack), today + Duration.FromDays(DaysAhead));
        }
    }

    public async Task<IReadOnlyDictionary<string, CalendarReading>> ReadAsync(
        IReadOnlyCollection<string> calendarIds,
        CancellationToken cancellationToken
    )
    {
        var window = Window;
        var answers = new Dictionary<string, Task<CalendarReading>>();
        var mine = new Dictionary<string, TaskCompletionSource<CalendarReading>>();
        foreach (var id in calendarIds.Distinct())
        {
            var flight = new TaskCompletionSource<CalendarReading>(TaskCreationOptions.RunContinuationsAsynchronously);
            var taken = flights.GetOrAdd(id, flight);
            answers[id] = taken.Task;
            if (taken == flight)
            {
                mine[id] = flight;
            }
        }

        // Not of the one who asked first: who waits for the same answer must not lose it because that one went away.
        _ = FlyAsync(mine, window);
        var readings = await Task.WhenAll(answers.Values).WaitAsync(cancellationToken);
        return answers.Keys.Zip(readings).ToDictionary(answer => answer.First, answer => answer.Second);
    }

    private async Task FlyAsync(Dictionary<string, TaskCompletionSource<CalendarReading>> mine, Interval window)
    {
        foreach (var group in mine.GroupBy(flight => sources.FirstOrDefault(source => source.Knows(flight.Key))))
        {
            IReadOnlyDictionary<string, CalendarReading> read = new Dictionary<string, CalendarReading>();
            try
            {
                if (group.Key is { } source)
                {
                    read = await source.ReadAsync([.. group.Select(flight => flight.Key)], window, CancellationToken.None);
                }
            }
            finally
            {
                foreach (var (id, flight) in group)
                {
                    flights.TryRemove(new(id, flight));
                    flight.TrySetResult(
                        read.GetValueOrDefault(id)
                            ?? CalendarReading.Unknown(
                                window,
                                group.Key is null ? UnknownReason.NotConfigured : UnknownReason.AnswerUnusable
                            )
                    );
                }
            }
        }
    }
}
