namespace Visavis.Signaling.Limits;

/// <summary>Holds up to <paramref name="burst"/> tokens and gains <paramref name="perSecond"/> a second; starts full.</summary>
internal sealed class TokenBucket(double burst, double perSecond, TimeProvider time)
{
    private readonly Lock gate = new();
    private double spent;
    private long filledAt = time.GetTimestamp();

    /// <summary>Full again: forgetting the bucket changes nothing.</summary>
    public bool IsFull
    {
        get
        {
            lock (gate)
            {
                Fill();
                return spent <= 0;
            }
        }
    }

    public bool TryTake()
    {
        lock (gate)
        {
            Fill();
            if (spent > burst - 1)
            {
                return false;
            }

            spent++;
            return true;
        }
    }

    private void Fill()
    {
        var now = time.GetTimestamp();
        spent = Math.Max(0, spent - (time.GetElapsedTime(filledAt, now).TotalSeconds * perSecond));
        filledAt = now;
    }
}
