namespace Visavis.Web.Services;

/// <summary>The hours of one completed service: entered by the professional, approved, modified or contested by the client.</summary>
public sealed class ServiceHours
{
    public const int LongestNote = 500;

    /// <summary>The booking they belong to; each has one record.</summary>
    public Guid BookingId { get; set; }

    public DateTimeOffset StartsAt { get; set; }

    public DateTimeOffset EndsAt { get; set; }

    public int BreakMinutes { get; set; }

    /// <summary>A paid break is time of work; an unpaid one is taken off.</summary>
    public bool IsBreakPaid { get; set; }

    /// <summary>The meal of the place was taken; never a break.</summary>
    public bool HasMeal { get; set; }

    /// <summary>The client said the other thing about the meal than the professional.</summary>
    public bool IsMealChanged { get; set; }

    /// <summary>Real minutes less an unpaid break, as entered.</summary>
    public int Minutes { get; set; }

    public string Note { get; set; } = "";

    /// <summary>Signed, by the client; 0 when approved as entered.</summary>
    public int AdjustmentMinutes { get; set; }

    /// <summary>Why the client changed or contests them.</summary>
    public string Justification { get; set; } = "";

    public HoursState State { get; set; }

    public DateTimeOffset EnteredAt { get; set; }

    /// <summary>Silence approves at this instant.</summary>
    public DateTimeOffset ApproveBy { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }

    /// <summary>Minutes that count; null until decided.</summary>
    public int? ApprovedMinutes { get; set; }

    /// <summary>What a history counts: as approved, else as entered.</summary>
    public int Counted => ApprovedMinutes ?? Minutes;

    /// <summary>They were contested or reopened: both must agree by hand, and silence approves nothing any more.</summary>
    public bool IsByHand { get; set; }

    /// <summary>Rises with every change, so that of two at once one is told.</summary>
    public int Version { get; set; }
}

public enum HoursState
{
    /// <summary>Waits for the client.</summary>
    Entered = 0,

    Approved = 1,

    /// <summary>The client's modification is the approval.</summary>
    Modified = 2,

    /// <summary>The delay passed without an answer.</summary>
    ApprovedBySilence = 3,

    /// <summary>One side says no, or asks for a change of what was approved: both must agree by hand, the clock stands still.</summary>
    Contested = 4,
}

public static class HoursStates
{
    /// <summary>Some minutes count.</summary>
    public static bool IsApproved(this HoursState state) =>
        state is HoursState.Approved or HoursState.Modified or HoursState.ApprovedBySilence;
}
