namespace Visavis.Web.Availability.GoogleCalendar;

/// <summary>Lets Google rest after it refused: each failure in a row doubles the pause, and what it says itself counts more.</summary>
internal sealed class GoogleCircuit(TimeProvider time)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(10);

    private readonly Lock gate = new();
    private int failures;
    private DateTimeOffset openUntil;
    private UnknownReason reason;

    /// <summary>Why nothing is asked now; null when it may be.</summary>
    public UnknownReason? OpenFor()
    {
        lock (gate)
        {
            return time.GetUtcNow() < openUntil ? reason : null;
        }
    }

    public void Answered()
    {
        lock (gate)
        {
            failures = 0;
        }
    }

    /// <summary>Closes for a while, a little more or less than last time's double so that nodes do not come back together.</summary>
    public void Refused(UnknownReason why, TimeSpan? retryAfter)
    {
        lock (gate)
        {
            failures = Math.Min(failures + 1, 16);
            var pause = Min(FirstPause * Math.Pow(2, failures - 1), LongestPause) * (0.75 + (Random.Shared.NextDouble() / 2));
            openUntil = time.GetUtcNow() + (retryAfter is { } asked && asked > pause ? Min(asked, LongestPause) : pause);
            reason = why;
        }
    }

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
