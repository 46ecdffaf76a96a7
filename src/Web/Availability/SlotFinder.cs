using Microsoft.Extensions.Options;
using NodaTime;
using Visavis.Scheduling;
using Visavis.Web.Availability.FreeBusy;
using Visavis.Web.Availability.GoogleCalendar;

namespace Visavis.Web.Availability;

/// <summary>The slots of a professional's event types, from every source of time.</summary>
public sealed class SlotFinder(
    ScheduleReader schedules,
    IEventTypes eventTypes,
    CalendarTimes calendars,
    IEnumerable<IBusyTimes> others,
    IOptions<GoogleCalendarOptions> options,
    TimeProvider time
)
{
    /// <summary>The longest stretch that is answered in one go.</summary>
    public static readonly Duration LongestWindow = Duration.FromDays(62);

    private Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow());

    /// <summary>The free slots that start from <paramref name="from"/> on and before <paramref name="to"/>.</summary>
    public async Task<SlotAnswer> FindAsync(
        Guid professionalId,
        Guid eventTypeId,
        int durationMinutes,
        Instant from,
        Instant to,
        CancellationToken cancellationToken
    )
    {
        to = Instant.Min(to, from + LongestWindow);
        if (
            to <= from
            || await TypeAsync(professionalId, eventTypeId, cancellationToken) is not { } type
            || type.For(durationMinutes) is not { } rules
            || await schedules.ReadAsync(professionalId, type.PlaceId, cancellationToken) is not { } schedule
        )
        {
            return SlotAnswer.Nothing;
        }

        var window = Around(rules, from, to);
        var read = await calendars.StoredAsync(professionalId, window, cancellationToken);
        var search = await SearchAsync(professionalId, eventTypeId, schedule, rules, read, window, cancellationToken);
        return new SlotAnswer([.. search.Between(from, to)], Unknown(search, read, from, to), read.ReadAt, schedule.Zone)
        {
            Busy = search.BusyBetween(from, to),
        };
    }

    /// <summary>Whether the slot is free now: shared calendars are read again, so ask it right before writing.</summary>
    /// <param name="inSeries">Appointments that come again go on beyond the horizon of single ones: a whole year of it is looked at.</param>
    /// <param name="isKept">Its notice was kept when it was taken, and may have run out since; everything else is looked at.</param>
    public async Task<SlotCheck> CheckAsync(
        Guid professionalId,
        Guid eventTypeId,
        int durationMinutes,
        Instant start,
        CancellationToken cancellationToken,
        bool inSeries = false,
        bool isKept = false
    )
    {
        if (
            await TypeAsync(professionalId, eventTypeId, cancellationToken) is not { } type
            || type.For(durationMinutes) is not { } rules
            || await schedules.ReadAsync(professionalId, type.PlaceId, cancellationToken) is not { } schedule
        )
        {
            return new SlotCheck(SlotRefusal.OutsideHours);
        }

        rules = inSeries ? rules with { HorizonDays = SlotRules.LongestHorizonDays } : rules;
        rules = isKept ? rules with { MinimumNotice = 0 } : rules;
        var window = Around(rules, start, start);
        var read = await calendars.FreshAsync(professionalId, rules.Occupies(start), cancellationToken);
        var search = await SearchAsync(professionalId, eventTypeId, schedule, rules, read, window, cancellationToken);
        var refusal = search.Check(start);
        return new SlotCheck(refusal, refusal == SlotRefusal.Unknown ? read.Unknown[0].Reason : null);
    }

    /// <summary>Whether somebody works and is known to be free then, whatever the event: for who stands in for a colleague.</summary>
    /// <param name="isFresh">Read shared calendars again; otherwise what was read last.</param>
    public async Task<bool> IsOpenAsync(Guid professionalId, int minutes, Instant start, bool isFresh, CancellationToken cancellationToken)
    {
        if (await schedules.ReadAsync(professionalId, cancellationToken) is not { } schedule)
        {
            return false;
        }

        var rules = new SlotRules(minutes) { StepMinutes = 5, HorizonDays = SlotRules.LongestHorizonDays };
        var window = Around(rules, start, start);
        var read = isFresh
            ? await calendars.FreshAsync(professionalId, rules.Occupies(start), cancellationToken)
            : await calendars.StoredAsync(professionalId, window, cancellationToken);
        var search = await SearchAsync(professionalId, Guid.Empty, schedule, rules, read, window, cancellationToken);
        return search.Check(start) is null;
    }

    /// <summary>
    /// What keeps somebody from work elsewhere, whatever the event and whatever their hours: appointments, days off, shared calendars as last read;
    /// what of these cannot be read is not free.
    /// </summary>
    public async Task<IReadOnlyList<Interval>> BusyAsync(Guid professionalId, Interval window, CancellationToken cancellationToken)
    {
        var read = await calendars.StoredAsync(professionalId, window, cancellationToken);
        List<Interval> busy = [.. read.Busy, .. read.Unknown.Select(part => part.When)];
        foreach (var other in others)
        {
            busy.AddRange((await other.ReadAsync(professionalId, Guid.Empty, window, cancellationToken)).Busy);
        }

        if (await schedules.ReadAsync(professionalId, cancellationToken) is { } schedule)
        {
            busy.AddRange(
                schedule
                    .Overrides.Where(day => day.IsDayOff)
                    .Select(day => new Interval(
                        schedule.Zone.AtStartOfDay(day.First).ToInstant(),
                        schedule.Zone.AtStartOfDay(day.Last.PlusDays(1)).ToInstant()
                    ))
            );
        }

        return busy;
    }

    /// <summary>The first free slot of any event type, and when it will be none any more for want of notice or of a fresh reading.</summary>
    public async Task<(Interval Slot, Instant GoneAt)?> NextAsync(
        Guid professionalId,
        Instant from,
        Instant to,
        CancellationToken cancellationToken
    )
    {
        var types = await eventTypes.ListAsync(professionalId, cancellationToken);
        if (
            types.Count == 0
            || await schedules.ReadAsync(professionalId, cancellationToken) is not { } schedule
            || (schedule.Week.IsEmpty && schedule.Overrides.Count == 0)
        )
        {
            return null;
        }

        var window = new Interval(from - Duration.FromDays(2), to + Duration.FromDays(2));
        var read = await calendars.StoredAsync(professionalId, window, cancellationToken);
        (Interval Slot, Instant GoneAt)? first = null;
        foreach (var type in types)
        {
            var there = type.PlaceId is null ? schedule : await schedules.ReadAsync(professionalId, type.PlaceId, cancellationToken);
            var search = await SearchAsync(professionalId, type.Id, there ?? schedule, type.Rules, read, window, cancellationToken);
            if (search.Next(from) is { } slot && slot.Start < to && (first is null || slot.Start < first.Value.Slot.Start))
            {
                first = (slot, slot.Start - Duration.FromMinutes(type.Rules.MinimumNotice));
            }
        }

        var stale = read.ReadAt + Duration.FromTimeSpan(options.Value.CalendarStaleAfter);
        return first is { } found && stale is { } end && end < found.GoneAt ? (found.Slot, Instant.Max(end, from)) : first;
    }

    private async Task<BookableEvent?> TypeAsync(Guid professionalId, Guid eventTypeId, CancellationToken cancellationToken) =>
        (await eventTypes.ListAsync(professionalId, cancellationToken)).FirstOrDefault(type => type.Id == eventTypeId);

    private async Task<SlotSearch> SearchAsync(
        Guid professionalId,
        Guid eventTypeId,
        Schedule schedule,
        SlotRules rules,
        CalendarAnswer read,
        Interval window,
        CancellationToken cancellationToken
    )
    {
        var (busy, starts) = (new List<Interval>(read.Busy), new List<Instant>());
        foreach (var other in others)
        {
            var taken = await other.ReadAsync(professionalId, eventTypeId, window, cancellationToken);
            busy.AddRange(taken.Busy);
            starts.AddRange(taken.CountedStarts);
        }

        return new SlotSearch(schedule, rules, new OccupiedTimes(busy, read.Unknown.Select(part => part.When), starts), Now);
    }

    /// <summary>A day more at both ends: the daily limit counts whole days, and buffers reach out.</summary>
    private static Interval Around(SlotRules rules, Instant from, Instant to)
    {
        var margin = Duration.FromDays(1) + Duration.FromMinutes(rules.Minutes + rules.BufferBefore + rules.BufferAfter);
        return new Interval(from - margin, to + margin);
    }

    private static List<UnknownPart> Unknown(SlotSearch search, CalendarAnswer read, Instant from, Instant to)
    {
        var hidden = search.UnknownBetween(from, to);
        return
        [
            .. read.Unknown.SelectMany(
                part => Intervals.Clip(hidden, part.When),
                (part, when) => new UnknownPart(when, part.Reason, part.LastReadAt)
            ),
        ];
    }
}

/// <summary>Whether one slot is free at the moment of writing.</summary>
/// <param name="Refusal">Null when it is free.</param>
/// <param name="Reason">Why nobody knows, where the refusal says so.</param>
public sealed record SlotCheck(SlotRefusal? Refusal, UnknownReason? Reason = null)
{
    public bool IsFree => Refusal is null;
}
