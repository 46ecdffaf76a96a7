namespace Visavis.TestSupport;

/// <summary>
/// The real clock, moved on when the test says so. Timers keep real time: an application has some that fire every second, and days of them would
/// take long.
/// </summary>
public sealed class ShiftedTimeProvider : TimeProvider
{
    private long shift;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddTicks(Interlocked.Read(ref shift));

    public void Advance(TimeSpan by) => Interlocked.Add(ref shift, by.Ticks);
}
