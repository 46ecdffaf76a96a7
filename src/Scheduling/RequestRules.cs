using NodaTime;

namespace Visavis.Scheduling;

/// <summary>Until when somebody can answer.</summary>
public static class RequestRules
{
    /// <summary>Elapsed, whatever the clocks do meanwhile.</summary>
    public static readonly Duration AnswerTime = Duration.FromHours(48);

    /// <summary>48 hours after it was asked, or the start of what was asked if that comes first.</summary>
    public static Instant AnswerBy(Instant asked, Instant start) => Instant.Min(asked + AnswerTime, start);

    /// <summary>A proposed time must be answered before it begins, and before the old one begins.</summary>
    public static Instant AnswerProposalBy(Instant proposed, Instant oldStart, Instant newStart) =>
        Instant.Min(proposed + AnswerTime, Instant.Min(oldStart, newStart));
}
