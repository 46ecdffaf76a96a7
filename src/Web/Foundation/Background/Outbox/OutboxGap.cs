namespace Visavis.Web.Foundation.Background.Outbox;

/// <summary>Remembers since when an id has been missing, for one consumer.</summary>
public sealed class OutboxGap(TimeProvider clock)
{
    private long missing;
    private long since;

    /// <summary>True when the id was first missed longer than <paramref name="patience"/> ago: it was rolled back and will not come.</summary>
    public bool IsPast(long id, TimeSpan patience)
    {
        if (missing != id)
        {
            missing = id;
            since = clock.GetTimestamp();
        }

        return clock.GetElapsedTime(since) >= patience;
    }
}
