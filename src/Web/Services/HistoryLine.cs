using Visavis.Web.Bookings;

namespace Visavis.Web.Services;

/// <summary>How far the appraisal of a completed service is. Each stands for what came before it too.</summary>
public enum HistoryAppraisal
{
    /// <summary>Nobody can give one: a guest, or somebody who was not there.</summary>
    None,
    Awaited,

    /// <summary>A moderator refused it: it is shown to nobody.</summary>
    Refused,
    Given,
    Answered,
}

/// <summary>What of a history is asked for.</summary>
/// <param name="Year">Where the service was.</param>
/// <param name="Appraisal">So far or further; null for whatever there is.</param>
/// <param name="Words">In the name of the service or of the other side; capitals and accents make no difference.</param>
public sealed record HistoryChoice(int? Year = null, HistoryAppraisal? Appraisal = null, string Words = "");

/// <summary>By what a history is summed up.</summary>
public enum HistoryGrouping
{
    Month,
    Person,
    Service,
}

/// <summary>One line of a summary.</summary>
/// <param name="Name">Of the person or the service; empty for a month.</param>
/// <param name="Month">Its first day where the services were; null for a name.</param>
public sealed record HistorySum(string Name, DateOnly? Month, int Count, long Minutes, long Cents);

/// <summary>A completed service in the history of one of its sides.</summary>
/// <param name="Minutes">That count: approved ones, else as entered, else as booked.</param>
/// <param name="Hours">Null when none were entered.</param>
public sealed record HistoryRow(
    string Code,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    string Zone,
    string ServiceName,
    string OtherName,
    int Minutes,
    int? PriceCents,
    HoursState? Hours,
    HistoryAppraisal Appraisal,
    bool IsSatisfied,
    bool IsRecommended
);

/// <summary>What the database sums, chooses and sorts a history by; never read as it is.</summary>
public sealed class HistoryLine
{
    public required Booking Booking { get; init; }

    public required DateTimeOffset StartsAt { get; init; }

    public required string Zone { get; init; }

    public required string ServiceName { get; init; }

    public required string OtherName { get; init; }

    public required int Minutes { get; init; }

    public required int Cents { get; init; }
}
