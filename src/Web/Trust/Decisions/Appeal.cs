namespace Visavis.Web.Trust.Decisions;

/// <summary>Somebody does not agree: whoever was limited, or whoever reported. Decided by another moderator than the first.</summary>
public sealed class Appeal
{
    public Guid Id { get; set; }

    /// <summary>What is contested by the person limited; null when a reporter appeals.</summary>
    public Guid? StatementId { get; set; }

    /// <summary>Whose outcome is contested by its reporter.</summary>
    public Guid? ReportId { get; set; }

    /// <summary>Null when an automatic limit is contested.</summary>
    public Guid? DecisionId { get; set; }

    /// <summary>Null for a reporter without an account.</summary>
    public Guid? AccountId { get; set; }

    public required string Words { get; set; }

    public DateTimeOffset At { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }

    public Guid? DecidedById { get; set; }

    public bool? WasGranted { get; set; }

    public string? Answer { get; set; }

    public Guid Version { get; set; }
}
