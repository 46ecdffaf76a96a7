using NodaTime;

namespace Visavis.Scheduling;

/// <summary>What an event type asks of a slot.</summary>
/// <param name="Minutes">How long the appointment lasts.</param>
public sealed record SlotRules(int Minutes)
{
    public const int LongestMinutes = 24 * 60;
    public const int DefaultStepMinutes = 30;
    public const int DefaultHorizonDays = 60;
    public const int LongestHorizonDays = 366;

    /// <summary>Minutes before the appointment that must be free as well.</summary>
    public int BufferBefore { get; init; }

    /// <summary>Minutes after it that must be free as well.</summary>
    public int BufferAfter { get; init; }

    /// <summary>Minutes that must lie between the booking and the start.</summary>
    public int MinimumNotice { get; init; }

    /// <summary>The last day that can be booked, counted from today in the zone of who works: 0 is today alone.</summary>
    public int HorizonDays { get; init; } = DefaultHorizonDays;

    /// <summary>How many appointments of the event type a day may have; null is as many as fit.</summary>
    public int? DailyLimit { get; init; }

    /// <summary>Minutes between two possible starts, counted from the start of each working interval.</summary>
    public int StepMinutes { get; init; } = DefaultStepMinutes;

    /// <summary>What an appointment of these rules that starts then keeps free, its buffers included.</summary>
    public Interval Occupies(Instant start) =>
        new(start - Duration.FromMinutes(BufferBefore), start + Duration.FromMinutes(Minutes + BufferAfter));

    /// <exception cref="ArgumentOutOfRangeException">The rules make no sense.</exception>
    public SlotRules Checked()
    {
        Check(Minutes, 1, LongestMinutes, nameof(Minutes));
        Check(BufferBefore, 0, LongestMinutes, nameof(BufferBefore));
        Check(BufferAfter, 0, LongestMinutes, nameof(BufferAfter));
        Check(MinimumNotice, 0, LongestHorizonDays * 24 * 60, nameof(MinimumNotice));
        Check(HorizonDays, 0, LongestHorizonDays, nameof(HorizonDays));
        Check(StepMinutes, 5, LongestMinutes, nameof(StepMinutes));
        Check(DailyLimit ?? 1, 1, int.MaxValue, nameof(DailyLimit));
        return this;
    }

    private static void Check(int value, int least, int most, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, least, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, most, name);
    }
}
