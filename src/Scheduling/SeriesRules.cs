using NodaTime;

namespace Visavis.Scheduling;

/// <summary>What holds for appointments that come again.</summary>
public static class SeriesRules
{
    /// <summary>So long before its start the client last asks for another time of one of them; elapsed hours, the last instant included.</summary>
    public static readonly Duration ChangeAhead = Duration.FromDays(10);

    public static bool MayChange(Instant start, Instant now) => start - now >= ChangeAhead;
}
