using NodaTime;

namespace Visavis.Scheduling;

/// <summary>What cancelling costs the client. Frozen in each booking.</summary>
/// <param name="FreeHours">Elapsed hours before the start until which it costs nothing.</param>
/// <param name="LateFeePercent">Of the price, after that; 0 never costs anything.</param>
public sealed record CancellationTerms(int FreeHours, int LateFeePercent)
{
    /// <summary>
    /// The last instant at which cancelling is free, itself included. Hours are elapsed time: over a change of the clocks the deadline's wall
    /// clock differs from the start's by an hour.
    /// </summary>
    public Instant DeadlineFor(Instant start) => start - Duration.FromHours(FreeHours);

    /// <summary>Later than the other side may count on, whatever it costs.</summary>
    public bool IsLate(Instant start, Instant now) => now > DeadlineFor(start);

    public bool IsFree(Instant start, Instant now) => LateFeePercent == 0 || !IsLate(start, now);

    /// <summary>Whether these terms can ever oblige to pay for nothing received.</summary>
    public bool CanCost(int? priceCents) => LateFeePercent > 0 && priceCents > 0;

    /// <summary>In cents, rounded once, half up. Nothing for what is free or was never quoted.</summary>
    public int FeeCents(int? priceCents, Instant start, Instant now) =>
        IsFree(start, now) || priceCents is null
            ? 0
            : (int)Math.Round(priceCents.Value * (decimal)LateFeePercent / 100, MidpointRounding.AwayFromZero);
}
