namespace Visavis.Signaling.Nodes;

/// <summary>
/// The clock of one of several nodes: its machine's, put right by the database's, which is everybody's. Rings, leases, holds and codes are rows that all nodes judge
/// by the time: a machine that is a minute and a half ahead would end what others just began.
/// </summary>
public sealed class NodeTime(TimeProvider machine) : TimeProvider
{
    /// <summary>Less is told by no lease, and clocks that are kept by the network differ by less.</summary>
    private static readonly TimeSpan Tolerated = TimeSpan.FromMilliseconds(250);

    /// <summary>An answer that took longer says too little about when it was true, e.g. of a process that was stopped meanwhile.</summary>
    private static readonly TimeSpan LongestAsking = TimeSpan.FromSeconds(1);

    private long correction;

    /// <summary>How far the machine's clock is from the database's.</summary>
    public TimeSpan Correction => TimeSpan.FromTicks(Interlocked.Read(ref correction));

    public override long TimestampFrequency => machine.TimestampFrequency;

    public override TimeZoneInfo LocalTimeZone => machine.LocalTimeZone;

    public override DateTimeOffset GetUtcNow() => machine.GetUtcNow() + Correction;

    public override long GetTimestamp() => machine.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        machine.CreateTimer(callback, state, dueTime, period);

    /// <param name="told">What the database said the time is.</param>
    /// <param name="asking">How long the question took: the answer was true in the middle of it, more or less.</param>
    /// <returns>Whether the clock was put right by this.</returns>
    public bool Follow(DateTimeOffset told, TimeSpan asking)
    {
        var off = told + (asking / 2) - GetUtcNow();
        if (asking > LongestAsking || off.Duration() <= Tolerated)
        {
            return false;
        }

        Interlocked.Add(ref correction, off.Ticks);
        return true;
    }
}
