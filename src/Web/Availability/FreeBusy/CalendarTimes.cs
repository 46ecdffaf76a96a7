using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;
using Visavis.Scheduling;
using Visavis.Web.Availability.GoogleCalendar;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Availability.FreeBusy;

/// <summary>The shared calendars of a professional: what was read of them, and reading them again.</summary>
public sealed class CalendarTimes(
    VisavisDbContext db,
    FreeBusyFlights flights,
    IAllDayEvents google,
    IOptions<GoogleCalendarOptions> options,
    TimeProvider time
)
{
    private static readonly Duration ShortestKept = Duration.FromDays(7);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);
    private static readonly TimeSpan PauseWhenAbsent = TimeSpan.FromHours(6);

    /// <summary>What the stored readings say of the window; what is too old or was never read is unknown.</summary>
    public async Task<CalendarAnswer> StoredAsync(Guid professionalId, Interval window, CancellationToken cancellationToken)
    {
        var calendars = await Calendars(professionalId).AsNoTracking().ToListAsync(cancellationToken);
        return Answer(calendars, window, mustBeNew: false);
    }

    /// <summary>Reads all of them now and answers from that alone; keeps nothing, because the caller is in the middle of writing something else.</summary>
    public async Task<CalendarAnswer> FreshAsync(Guid professionalId, Interval window, CancellationToken cancellationToken)
    {
        var calendars = await Calendars(professionalId).AsNoTracking().ToListAsync(cancellationToken);
        if (calendars.Count == 0)
        {
            return CalendarAnswer.None;
        }

        var readings = await flights.ReadAsync([.. calendars.Select(calendar => calendar.CalendarId)], cancellationToken);
        foreach (var calendar in calendars)
        {
            Take(calendar, readings[calendar.CalendarId]);
        }

        return Answer(calendars, window, mustBeNew: true);
    }

    /// <summary>Reads the tracked rows now and saves them; of two that read the same one at once the first stays.</summary>
    public async Task RefreshAsync(IReadOnlyCollection<LinkedCalendar> calendars, CancellationToken cancellationToken)
    {
        var readings = await flights.ReadAsync([.. calendars.Select(calendar => calendar.CalendarId)], cancellationToken);
        foreach (var calendar in calendars)
        {
            Take(calendar, readings[calendar.CalendarId]);
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>Reads one that is not saved yet.</summary>
    public async Task ReadAsync(LinkedCalendar calendar, CancellationToken cancellationToken) =>
        Take(calendar, (await flights.ReadAsync([calendar.CalendarId], cancellationToken))[calendar.CalendarId]);

    /// <summary>All-day events that Google counts as free; null when that cannot be known.</summary>
    public async Task<int?> CountFreeDaysAsync(LinkedCalendar calendar, CancellationToken cancellationToken) =>
        await google.CountFreeDaysAsync(
            calendar.CalendarId,
            new CalendarReading(
                new Interval(
                    flights.Window.Start,
                    calendar.ReadTo is { } read ? Instant.Min(flights.Window.End, Instant.FromDateTimeOffset(read)) : flights.Window.End
                ),
                BusyText.Read(calendar.Busy),
                null
            ),
            cancellationToken
        );

    private IQueryable<LinkedCalendar> Calendars(Guid professionalId) =>
        db.Set<LinkedCalendar>().Where(calendar => calendar.ProfessionalId == professionalId).OrderBy(calendar => calendar.AddedAt);

    private void Take(LinkedCalendar calendar, CalendarReading reading)
    {
        reading = Kept(reading);

        var now = time.GetUtcNow();
        calendar.Take(reading, now, now + Pause(calendar, reading.Trouble));
    }

    /// <summary>As much of a very full calendar as is kept, the nearest days first: what lies beyond stays unknown.</summary>
    private static CalendarReading Kept(CalendarReading reading)
    {
        while (reading.Trouble is null && BusyText.Write(reading.Busy).Length > LinkedCalendar.LongestBusy)
        {
            var shorter = new Interval(reading.Window.Start, reading.Window.Start + (reading.Window.Duration / 2));
            reading =
                shorter.Duration < ShortestKept
                    ? CalendarReading.Unknown(reading.Window, UnknownReason.AnswerUnusable)
                    : new CalendarReading(shorter, [.. Intervals.Clip(reading.Busy, shorter)], null);
        }

        return reading;
    }

    /// <summary>A little more or less each time, so that calendars do not come round together. One that is gone is not asked for again soon.</summary>
    private TimeSpan Pause(LinkedCalendar calendar, UnknownReason? trouble)
    {
        var pause = trouble switch
        {
            null => options.Value.CalendarRefreshEvery,
            UnknownReason.CalendarNotShared => PauseWhenAbsent,
            _ => TimeSpan.FromMinutes(Math.Min(Math.Pow(2, calendar.Failures), LongestPause.TotalMinutes)),
        };
        return pause * (0.8 + (0.4 * Random.Shared.NextDouble()));
    }

    private CalendarAnswer Answer(List<LinkedCalendar> calendars, Interval window, bool mustBeNew)
    {
        var now = time.GetUtcNow();
        var (busy, unknown) = (new List<Interval>(), new List<UnknownPart>());
        foreach (var calendar in calendars)
        {
            var isKnown =
                calendar.ReadAt is { } readAt
                && now - readAt <= options.Value.CalendarStaleAfter
                && (calendar.Trouble is null || (!mustBeNew && calendar.Trouble == UnknownReason.GoogleUnreachable));
            Instant? last = calendar.ReadAt is { } at ? Instant.FromDateTimeOffset(at) : null;
            IReadOnlyList<Interval> known = isKnown
                ? [new Interval(Instant.FromDateTimeOffset(calendar.ReadFrom!.Value), Instant.FromDateTimeOffset(calendar.ReadTo!.Value))]
                : [];
            var reason = isKnown ? UnknownReason.NotReadYet : calendar.Trouble ?? UnknownReason.NotReadYet;
            unknown.AddRange(Intervals.Except([window], known).Select(part => new UnknownPart(part, reason, last)));
            if (isKnown)
            {
                busy.AddRange(Intervals.Clip(BusyText.Read(calendar.Busy), window));
            }
        }

        var oldest = calendars.TrueForAll(calendar => calendar.ReadAt is not null) ? calendars.Min(calendar => calendar.ReadAt) : null;
        return new CalendarAnswer(busy, unknown, oldest is { } moment ? Instant.FromDateTimeOffset(moment) : null);
    }
}
