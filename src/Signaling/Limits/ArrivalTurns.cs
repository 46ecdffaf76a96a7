using Microsoft.Extensions.Options;

namespace Visavis.Signaling.Limits;

/// <summary>How urgently a page needs its line.</summary>
internal enum ArrivalRank
{
    /// <summary>Its person is in a call.</summary>
    Call,

    /// <summary>Somebody waits at it, or can be called on it.</summary>
    Open,

    Rest,
}

/// <summary>
/// How many connections this node takes at once, from everybody together: after another node died all its pages come. Room is kept for those in a call and, less,
/// for those who wait; who finds none gets a time of their own.
/// </summary>
internal sealed class ArrivalTurns(IOptions<SignalingOptions> options, TimeProvider time)
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);

    private readonly double burst = options.Value.Limits.NodeArrivalBurst;
    private readonly double perSecond = options.Value.Limits.NodeArrivalsPerSecond;
    private readonly Lock gate = new();
    private double taken;
    private long drainedAt = time.GetTimestamp();
    private double promisedFor;

    /// <summary>Null when there is room; otherwise when to come again.</summary>
    public TimeSpan? Take(ArrivalRank rank)
    {
        lock (gate)
        {
            var now = time.GetTimestamp();
            var passed = time.GetElapsedTime(drainedAt, now).TotalSeconds;
            drainedAt = now;
            taken = Math.Max(0, taken - (passed * perSecond));
            promisedFor = Math.Max(0, promisedFor - passed);
            if (taken + 1 <= burst - KeptFree(rank))
            {
                taken++;
                return null;
            }

            if (rank == ArrivalRank.Call)
            {
                return Soon;
            }

            // Half of the room that comes is promised; the other half is for those in a call and for pages that people open.
            promisedFor += 2 / perSecond;
            if (promisedFor > LongestWait.TotalSeconds)
            {
                // More than a minute's: they ask again, and not all at the end of it.
                promisedFor = LongestWait.TotalSeconds / 2;
            }

            return Soon + TimeSpan.FromSeconds(promisedFor);
        }
    }

    private double KeptFree(ArrivalRank rank) =>
        rank switch
        {
            ArrivalRank.Call => 0,
            ArrivalRank.Open => burst / 8,
            _ => burst / 4,
        };
}
