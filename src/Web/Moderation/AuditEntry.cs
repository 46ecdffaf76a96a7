namespace Visavis.Web.Moderation;

/// <summary>Who did what to whom, for acts that somebody may have to answer for. Rows are added and never changed: the database refuses.</summary>
public sealed class AuditEntry
{
    public long Id { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary>Null when the operator did it from the command line.</summary>
    public Guid? ActorId { get; set; }

    public Guid SubjectId { get; set; }

    /// <summary>What it was about, e.g. a report or a measure; an id and nothing else.</summary>
    public Guid? ObjectId { get; set; }

    /// <summary>A fixed word, e.g. <c>account-erased</c>.</summary>
    public required string Action { get; set; }
}
