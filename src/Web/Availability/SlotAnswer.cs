using NodaTime;

namespace Visavis.Web.Availability;

/// <summary>When somebody can be met.</summary>
/// <param name="Slots">Free, earliest first.</param>
/// <param name="Unknown">What is not offered because nobody knows.</param>
/// <param name="ReadAt">When the oldest calendar the answer stands on was read; null when it stands on none, or one was never read.</param>
/// <param name="Zone">The professional's.</param>
public sealed record SlotAnswer(IReadOnlyList<Interval> Slots, IReadOnlyList<UnknownPart> Unknown, Instant? ReadAt, DateTimeZone Zone)
{
    /// <summary>There is no such professional or event type, or it does not last that long.</summary>
    public static readonly SlotAnswer Nothing = new([], [], null, DateTimeZone.Utc);

    /// <summary>Working time that is taken, without saying by what.</summary>
    public IReadOnlyList<Interval> Busy { get; init; } = [];
}
