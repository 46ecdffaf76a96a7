namespace Visavis.Web.Trust.Reports;

/// <summary>
/// What somebody told the moderators about a person. It holds its own copy of what it is about, so that it outlives its subject; who told it
/// stands apart, in <see cref="ReportContact"/>, which nothing that is shown to the reported ever reads.
/// </summary>
public sealed class Report
{
    public Guid Id { get; set; }

    /// <summary>Short public number, e.g. <c>S-7K3M9QXT</c>; unique.</summary>
    public required string Number { get; set; }

    /// <summary>SHA-256 of the secret in the follow-up link.</summary>
    public required string SecretHash { get; set; }

    public ReportKind Kind { get; set; }

    /// <summary>As it was typed.</summary>
    public required string SubjectName { get; set; }

    /// <summary>The account that is meant, when it could be told.</summary>
    public Guid? SubjectId { get; set; }

    public ReportPlace Place { get; set; }

    /// <summary>Id of the call, message or booking it was reported from.</summary>
    public string? PlaceId { get; set; }

    public required string Story { get; set; }

    public int? LostCents { get; set; }

    /// <summary>Whether the moderators may read the words of that call or conversation.</summary>
    public bool SharesConversation { get; set; }

    public DateTimeOffset ReceivedAt { get; set; }

    /// <summary>When a moderator first opened it; until then it counts as untouched.</summary>
    public DateTimeOffset? OpenedAt { get; set; }

    /// <summary>Not read before: its reporter was found in bad faith more than once. Null for everybody else.</summary>
    public DateTimeOffset? WaitsUntil { get; set; }

    public Guid? DecisionId { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>Who asked for the evidence to be erased; a second person does it.</summary>
    public Guid? ErasureAskedById { get; set; }

    public DateTimeOffset? EvidenceErasedAt { get; set; }

    /// <summary>Changes with every write, so that two moderators make one decision.</summary>
    public Guid Version { get; set; }

    public IList<ReportEvidence> Evidence { get; } = new List<ReportEvidence>();
}

/// <summary>Where it was reported from.</summary>
public enum ReportPlace
{
    Nowhere = 0,
    Profile = 1,
    Call = 2,
    Message = 3,
    Booking = 4,
}
