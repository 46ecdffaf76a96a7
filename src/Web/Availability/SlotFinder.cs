using NodaTime;
using Visavis.Scheduling;

namespace Visavis.Web.Availability;

/// <summary>The slots of a professional's event types, from every source of time.</summary>
public sealed class SlotFinder(ScheduleReader schedules, IEventTypes eventTypes, IEnumerable<IBusyTimes> others, TimeProvider time)
{
    /// <summary>The longest stretch that is answered in one go.</summary>
    public static readonly Duration LongestWindow = Duration.FromDays(62);

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
        if (to <= from || await RulesAsync(professionalId, eventTypeId, durationMinutes, cancellationToken) is not { } rules)
        {
            return SlotAnswer.Nothing;
        }

        if (await schedules.ReadAsync(professionalId, cancellationToken) is not { } schedule)
        {
            return SlotAnswer.Nothing;
        }

        var occupied = await OccupiedAsync(professionalId, eventTypeId, rules, new Interval(from, to), cancellationToken);
        var search = new SlotSearch(schedule, rules, occupied, Now);
        return new SlotAnswer([.. search.Between(from, to)], [], null, schedule.Zone);
    }

    /// <summary>Whether the slot is free now: calendars are read again, so ask it right before writing.</summary>
    public async Task<SlotCheck> CheckAsync(
        Guid professionalId,
        Guid eventTypeId,
        int durationMinutes,
        Instant start,
        CancellationToken cancellationToken
    )
    {
        if (
            await RulesAsync(professionalId, eventTypeId, durationMinutes, cancellationToken) is not { } rules
            || await schedules.ReadAsync(professionalId, cancellationToken) is not { } schedule
        )
        {
            return new SlotCheck(SlotRefusal.OutsideHours);
        }

        var occupied = await OccupiedAsync(professionalId, eventTypeId, rules, rules.Occupies(start), cancellationToken);
        return new SlotCheck(new SlotSearch(schedule, rules, occupied, Now).Check(start));
    }

    private Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow());

    private async Task<SlotRules?> RulesAsync(Guid professionalId, Guid eventTypeId, int minutes, CancellationToken cancellationToken) =>
        (await eventTypes.ListAsync(professionalId, cancellationToken)).FirstOrDefault(type => type.Id == eventTypeId)?.For(minutes);

    /// <summary>A day more at both ends: the daily limit counts whole days, and buffers reach out.</summary>
    private async Task<OccupiedTimes> OccupiedAsync(
        Guid professionalId,
        Guid eventTypeId,
        SlotRules rules,
        Interval window,
        CancellationToken cancellationToken
    )
    {
        var margin = Duration.FromDays(1) + Duration.FromMinutes(rules.Minutes + rules.BufferBefore + rules.BufferAfter);
        var wide = new Interval(window.Start - margin, window.End + margin);
        var (busy, starts) = (new List<Interval>(), new List<Instant>());
        foreach (var other in others)
        {
            var taken = await other.ReadAsync(professionalId, eventTypeId, wide, cancellationToken);
            busy.AddRange(taken.Busy);
            starts.AddRange(taken.CountedStarts);
        }

        return new OccupiedTimes(busy, [], starts);
    }
}
