using NodaTime;

namespace Visavis.Scheduling;

/// <summary>Who came, judged by when each side was in the room and by nothing anybody says.</summary>
public static class AttendanceRule
{
    /// <summary>Who comes within it is on time.</summary>
    public static readonly Duration Grace = Duration.FromMinutes(5);

    /// <summary>Who never came although the other waited so long is absent.</summary>
    public static readonly Duration Patience = Duration.FromMinutes(15);

    /// <param name="First">When the side first entered; null when it never did.</param>
    /// <param name="Last">When it was last seen.</param>
    public sealed record Stay(Instant? First, Instant? Last);

    public enum Outcome
    {
        /// <summary>Not known, and nobody's fault.</summary>
        Unknown,
        Present,
        Late,
        Absent,
    }

    /// <summary>
    /// The outcome for one side. Absent only when it never came and the other waited for <see cref="Patience"/> after the start: an
    /// empty room blames nobody, and neither does a technical failure.
    /// </summary>
    public static Outcome Judge(Stay side, Stay other, Instant start, Instant end, bool technicalFailure)
    {
        if (technicalFailure)
        {
            return Outcome.Unknown;
        }

        if (side.First is { } came && came < end)
        {
            return came <= start + Grace ? Outcome.Present : Outcome.Late;
        }

        var waited = other is { First: { } from, Last: { } until } && from < end && until - Instant.Max(from, start) >= Patience;
        return waited ? Outcome.Absent : Outcome.Unknown;
    }
}
